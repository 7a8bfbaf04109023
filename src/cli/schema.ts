import { agreementJsonSchema } from '../adapters/files/agreement-file.ts'
import { partnershipJsonSchema } from '../adapters/files/partnership-file.ts'
import { nearest } from '../domain/language/nearest.ts'
import { CalledWrongly, type Command } from './command.ts'

const SCHEMAS = { partnership: partnershipJsonSchema, agreement: agreementJsonSchema } as const

/** `andon schema`: the JSON Schema of a file, for editors. */
export const schema: Command = {
  name: 'schema',
  needs: 'nothing',
  positionals: ['schema'],
  options: { json: { type: 'flag' } },
  async run(args, { io, t }) {
    const [found = ''] = args.positionals
    if (found !== 'partnership' && found !== 'agreement') {
      const names = Object.keys(SCHEMAS)
      const near = nearest(found, names)
      const params = { option: 'schema', found, near, allowed: names.join(', ') }
      throw new CalledWrongly(near ? 'value-near' : 'value-unknown', params)
    }
    io.out(`${JSON.stringify(SCHEMAS[found](t), null, 2)}\n`)
    return 0
  },
}
