import { nearest } from '../domain/language/nearest.ts'
import type { Partnership, Person } from '../domain/partnership/partnership.ts'
import { AppError } from '../errors.ts'
import { acceptAgreement } from '../features/agreement/accept-agreement.ts'
import { openContext } from '../features/context.ts'
import { type Arguments, CalledWrongly, type Command } from './command.ts'
import { pickPartnership } from './pick-partnership.ts'

/** `andon agreement accept`: the operator enters an approver's acceptance for them. */
export const agreementAccept: Command = {
  name: 'agreement accept',
  needs: 'database',
  positionals: [],
  options: {
    as: { type: 'text', value: 'person', required: true },
    partnership: { type: 'text', value: 'partnership' },
    version: { type: 'text', value: 'version' },
    json: { type: 'flag' },
  },
  async run(args, { io, t }, { features, onInForce }) {
    const version = versionOf(args)
    const { result, sides, person } = await features.store.transaction(async (tx) => {
      const id = await pickPartnership(tx, args)
      const context = await openContext(features, tx, id, features.newId())
      if (!context) throw new AppError('partnership-gone', { id })
      const person = personCalled(context.partnership, args.required('as'))
      const request = { version, personId: person.id, byOperator: true }
      return {
        result: await acceptAgreement(context, request, onInForce),
        sides: context.partnership.sides,
        person,
      }
    })
    if (args.flag('json')) {
      io.out(`${JSON.stringify(result)}\n`)
      return 0
    }
    const params = { version: result.version, person: person.name, side: sides[result.side].name }
    io.out(`${t(`cli:accept.${result.kind}`, params)}\n`)
    if (result.cameIntoForce) io.out(`${t('cli:accept.in-force', params)}\n`)
    if (result.waitingFor) io.out(`${t('cli:accept.waits', { side: sides[result.waitingFor].name })}\n`)
    return 0
  },
}

function versionOf(args: Arguments): number | null {
  const found = args.text('version')
  if (found === null) return null
  if (!/^[1-9]\d{0,8}$/.test(found)) throw new CalledWrongly('not-a-version', { found })
  return Number(found)
}

/** A person by id, or by the name as the file has it when only one is called so. Throws CalledWrongly. */
function personCalled({ people }: Partnership, found: string): Person {
  const byId = people.find(({ id }) => id === found)
  if (byId) return byId
  const called = people.filter(({ name }) => name.toLowerCase() === found.trim().toLowerCase())
  const [only, ...others] = called
  if (only && others.length === 0) return only
  if (only)
    throw new CalledWrongly('person-ambiguous', { found, allowed: called.map(({ id }) => id).join(', ') })
  const approvers = people.filter(({ roles }) => roles.includes('approver')).map(({ id }) => id)
  const near = nearest(
    found,
    people.flatMap(({ id, name }) => [id, name]),
  )
  throw new CalledWrongly(near ? 'value-near' : 'value-unknown', {
    option: '--as',
    found,
    near,
    allowed: approvers.join(', '),
  })
}
