import { examine } from '../features/operations/doctor.ts'
import { CHECKS, type Finding } from '../features/operations/finding.ts'
import type { Command, CommandContext } from './command.ts'
import { countryName } from './instants.ts'

/** `andon doctor`: what could keep Andon from doing what it promises, and what to do about it. */
export const doctor: Command = {
  name: 'doctor',
  needs: 'database',
  positionals: [],
  options: { json: { type: 'flag' } },
  async run(args, context, { features, operations }) {
    const { io, t } = context
    const { installation } = operations
    const findings = await examine({ deps: features, installation, parked: await operations.parked() })
    const problems = findings.filter(({ level }) => level === 'problem').length
    if (args.flag('json')) {
      const found = findings.map((finding) => ({ ...finding, ...textsOf(finding, context) }))
      io.out(`${JSON.stringify({ problems, findings: found }, null, 2)}\n`)
      return problems > 0 ? 1 : 0
    }
    const facts = { database: features.store.description, version: installation.timeZoneData }
    for (const check of CHECKS) {
      const found = findings.filter((finding) => finding.check === check)
      if (found.length === 0) io.out(`✓ ${t(`operations:fine.${check}`, facts)}\n`)
      for (const finding of found) {
        const { found: text, remedy } = textsOf(finding, context)
        io.out(`${finding.level === 'problem' ? '✗' : '·'} ${text}\n    ${remedy}\n`)
      }
    }
    io.out(`${t(problems > 0 ? 'operations:problems' : 'operations:no-problem', { number: problems })}\n`)
    return problems > 0 ? 1 : 0
  },
}

function textsOf({ code, params }: Finding, { t, language }: CommandContext) {
  const country = typeof params.country === 'string' ? countryName(params.country, language) : null
  const shown = country === null ? params : { ...params, country }
  return { found: t(`operations:found.${code}`, shown), remedy: t(`operations:remedy.${code}`, shown) }
}
