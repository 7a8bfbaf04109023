import { FileProblemsError } from '../adapters/files/file-problem.ts'
import type { PartnershipReading } from '../adapters/files/partnership-file.ts'
import type { Agreement } from '../domain/agreement/agreement.ts'
import { changeText, orphanText } from '../domain/partnership/change-text.ts'
import type { Partnership } from '../domain/partnership/partnership.ts'
import { AppError } from '../errors.ts'
import { type ProposeResult, proposeAgreement } from '../features/agreement/propose-agreement.ts'
import { openContext } from '../features/context.ts'
import type { FeatureDeps } from '../features/deps.ts'
import { resolveNames } from '../features/setup/resolve-names.ts'
import { planSetUp, type SetUpPlan, setUpPartnership } from '../features/setup/set-up-partnership.ts'
import type { Command, CommandContext, ExitCode } from './command.ts'
import { CALL } from './help.ts'
import { besides, loadAgreement, loadPartnership } from './load-files.ts'
import { confirmHolidays, keepConfirmations } from './setup-holidays.ts'

/** `andon setup`: creates or updates a partnership from its file, and proposes its agreement. */
export const setup: Command = {
  name: 'setup',
  needs: 'database',
  positionals: [],
  options: {
    file: { type: 'text', value: 'file', required: true },
    yes: { type: 'flag' },
    json: { type: 'flag' },
  },
  async run(args, context, { features }) {
    const path = args.required('file')
    const { partnership, agreementPath } = await resolved(await loadPartnership(context, path), features)
    const agreement =
      agreementPath === null ? null : await loadAgreement(context, besides(path, agreementPath), partnership)

    const plan = await features.store.transaction((tx) => planSetUp(tx, partnership))
    // With --json everything a person reads goes to the error output.
    const say = args.flag('json') ? context.io.err : context.io.out
    say(`${planText(plan, context)}\n`)
    if (plan.orphans.length > 0) return refused(plan, context)
    const confirmed = await confirmHolidays(partnership, { yes: args.flag('yes'), plan }, context, features)
    if (confirmed === null) return 1
    const done = await apply(features, partnership, agreement, async (tx) =>
      keepConfirmations(tx, partnership.id, confirmed),
    )
    say(`${doneText(done, partnership, context)}\n`)
    if (args.flag('json')) context.io.out(`${JSON.stringify(asJson(done), null, 2)}\n`)
    return 0
  },
}

/** With the ids of everything the file names; lists what cannot be found, before anything is written. */
async function resolved(reading: PartnershipReading, features: FeatureDeps): Promise<PartnershipReading> {
  const names = reading.names.map(({ name }) => name)
  const { partnership, unresolved } = await resolveNames(features, reading.partnership, names)
  const problems = unresolved.flatMap(({ name, code, params }) =>
    reading.names
      .filter((named) => named.name === name)
      .map((named) => named.problem(`files:${code}`, params)),
  )
  if (problems.length > 0) throw new FileProblemsError(problems)
  return { ...reading, partnership, names: [] }
}

interface Done {
  readonly plan: SetUpPlan
  readonly proposal: ProposeResult | null
}

/** Everything or nothing: an agreement that cannot be proposed leaves the partnership as it was. */
async function apply(
  features: FeatureDeps,
  partnership: Partnership,
  agreement: Agreement | null,
  keep: (tx: Parameters<Parameters<FeatureDeps['store']['transaction']>[0]>[0]) => Promise<void>,
): Promise<Done> {
  const origin = features.newId()
  return features.store.transaction(async (tx) => {
    const plan = await setUpPartnership(features, tx, partnership, origin)
    await keep(tx)
    if (!agreement) return { plan, proposal: null }
    const context = await openContext(features, tx, partnership.id, origin)
    if (!context) throw new AppError('partnership-gone', { id: partnership.id })
    return { plan, proposal: await proposeAgreement(context, agreement) }
  })
}

function planText({ kind, changes, partnership }: SetUpPlan, { t }: CommandContext): string {
  const heading = t(`cli:setup.${kind}`, { name: partnership.name, id: partnership.id })
  return [heading, ...changes.map((change) => `  ${changeText(change, t)}`)].join('\n')
}

function refused({ orphans }: SetUpPlan, { io, t }: CommandContext): ExitCode {
  io.err(`${t('cli:setup.refused')}\n`)
  for (const orphan of orphans) io.err(`  ${orphanText(orphan, t)}\n`)
  return 1
}

function doneText({ plan, proposal }: Done, { id, name }: Partnership, { t }: CommandContext): string {
  const lines = [t(`cli:setup.done-${plan.kind}`, { name })]
  if (!proposal) lines.push(t('cli:setup.no-agreement'))
  else {
    const { version, inForceVersion } = proposal
    const key = proposal.inForce ? 'in-force' : proposal.kind === 'proposed' ? 'proposed' : 'waits'
    lines.push(t(`cli:setup.agreement-${key}`, { version }))
    if (!proposal.inForce) {
      lines.push(
        inForceVersion === null
          ? t('cli:setup.no-clock')
          : t('cli:setup.until-then', { version: inForceVersion }),
        t('cli:setup.next', { call: `${CALL} agreement status --partnership ${id}` }),
      )
    }
  }
  return lines.join('\n')
}

const asJson = ({ plan, proposal }: Done) => ({
  partnership: plan.partnership.id,
  result: plan.kind === 'create' ? 'created' : plan.kind === 'update' ? 'updated' : 'unchanged',
  changes: plan.changes,
  agreement: proposal,
})
