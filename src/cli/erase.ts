import { AppError } from '../errors.ts'
import { erasePerson } from '../features/audit/erase-person.ts'
import { openContext } from '../features/context.ts'
import { CalledWrongly, type Command } from './command.ts'
import { pickPartnership } from './pick-partnership.ts'

/** `andon erase`: takes a person's words and name out of everything Andon keeps. Cannot be undone. */
export const erase: Command = {
  name: 'erase',
  needs: 'database',
  positionals: [],
  options: {
    person: { type: 'text', value: 'person-id', required: true },
    partnership: { type: 'text', value: 'partnership' },
    yes: { type: 'flag' },
    json: { type: 'flag' },
  },
  async run(args, { io, t }, { features }) {
    const personId = args.required('person')
    const partnershipId = await features.store.transaction((tx) => pickPartnership(tx, args))
    if (!args.flag('yes')) {
      const answer = await io.confirm(
        t('cli:erase.confirm', { person: personId, partnership: partnershipId }),
      )
      if (answer === null) throw new CalledWrongly('erase-unconfirmed')
      if (!answer) {
        io.err(`${t('cli:erase.kept')}\n`)
        return 1
      }
    }
    const done = await features.store.transaction(async (tx) => {
      const context = await openContext(features, tx, partnershipId, features.newId())
      if (!context) throw new AppError('partnership-gone', { id: partnershipId })
      return erasePerson(context, personId)
    })
    const say = args.flag('json') ? io.err : io.out
    const { stillNamed } = done
    say(`${t('cli:erase.done', { person: personId, ...done })}\n`)
    if (done.profile) say(`${t('cli:erase.profile', { person: personId })}\n`)
    say(`${t('cli:erase.tickets')}\n`)
    if (stillNamed) say(`${t('cli:erase.still-named', { name: stillNamed })}\n`)
    if (args.flag('json'))
      io.out(
        `${JSON.stringify({ person: personId, partnership: partnershipId, ...done, stillNamed: stillNamed !== null })}\n`,
      )
    return 0
  },
}
