import { createPackageHolidays } from '../adapters/holidays/package-holidays.ts'
import { spokenRules, spokenTerms } from '../domain/agreement/sentence-text.ts'
import { agreementSentences } from '../domain/agreement/sentences.ts'
import { createCalendars } from '../features/calendars.ts'
import { UnreadableFile } from '../ports/command-io.ts'
import { CalledWrongly, type Command, type CommandContext } from './command.ts'
import { besides, loadAgreement, loadPartnership } from './load-files.ts'

/** `andon agreement check`: an agreement in sentences, before anybody accepts it. */
export const agreementCheck: Command = {
  name: 'agreement check',
  needs: 'nothing',
  positionals: ['file'],
  options: {
    partnership: { type: 'text', value: 'file' },
    json: { type: 'flag' },
  },
  async run(args, context) {
    const { io, t, language } = context
    const [path = ''] = args.positionals
    const given = args.text('partnership')
    const { partnership } = given ? await loadPartnership(context, given) : await beside(path, context)
    const agreement = await loadAgreement(context, path, partnership)
    const calendars = await createCalendars(createPackageHolidays())(partnership, new Date())
    const sentences = agreementSentences(agreement, partnership, calendars)
    const voice = { t, language }
    const rules = spokenRules(sentences, voice)
    const terms = spokenTerms(sentences, voice)
    if (args.flag('json')) {
      io.out(`${JSON.stringify({ version: agreement.version, rules, terms }, null, 2)}\n`)
      return 0
    }
    const heading = t('cli:agreement.heading', {
      path,
      version: agreement.version,
      partnership: partnership.name,
    })
    const said = rules.map(({ title, lines }) => [title, ...lines.map((line) => `  ${line}`)].join('\n'))
    io.out(`${[heading, ...said, terms.join('\n')].join('\n\n')}\n`)
    return 0
  },
}

/** Examples need two calendars: those of the partnership file in the same folder. */
async function beside(path: string, context: CommandContext) {
  try {
    return await loadPartnership(context, besides(path, 'partnership.yaml'))
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    // A wrong name of the agreement itself is the likelier mistake, and is said first.
    await context.io.readFile(path)
    throw new CalledWrongly('partnership-file-needed', { path: besides(path, 'partnership.yaml') })
  }
}
