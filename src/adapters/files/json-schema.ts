import { z } from 'zod'
import type { PathPart } from './file-problem.ts'

/** The parts of a generated JSON Schema this project reads back. */
export interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: JsonSchema | boolean
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly description?: string
}

/**
 * The JSON Schema (draft 2020-12) of what a person writes. `describe` gives the description of a field by the name in
 * the schema's metadata; without it there are none.
 */
export const jsonSchemaOf = (schema: z.ZodType, describe: ((name: string) => string) | null): JsonSchema =>
  z.toJSONSchema(schema, {
    io: 'input',
    override: ({ jsonSchema }) => {
      const { text } = jsonSchema
      delete jsonSchema.text
      if (typeof text === 'string' && describe !== null) jsonSchema.description = describe(text)
    },
  }) as JsonSchema

/** A schema's own description of itself never changes, and a long file may ask for it at every entry. */
const shapes = new WeakMap<z.ZodType, JsonSchema>()

const shapeOf = (schema: z.ZodType): JsonSchema => {
  const known = shapes.get(schema)
  if (known !== undefined) return known
  const shape = jsonSchemaOf(schema, null)
  shapes.set(schema, shape)
  return shape
}

/** The keys a map at `path` may have; empty when it may have none or any. */
export const keysAllowedAt = (schema: z.ZodType, path: readonly PathPart[]): readonly string[] => {
  let forms: readonly JsonSchema[] = [shapeOf(schema)]
  for (const part of path) forms = forms.flatMap(alternatives).flatMap((form) => step(form, part))
  return forms.flatMap(alternatives).flatMap((form) => Object.keys(form.properties ?? {}))
}

const alternatives = (form: JsonSchema): readonly JsonSchema[] => form.anyOf ?? [form]

const step = (form: JsonSchema, part: PathPart): readonly JsonSchema[] => {
  if (typeof part === 'number') return form.items === undefined ? [] : [form.items]
  const named = form.properties?.[part]
  if (named !== undefined) return [named]
  return typeof form.additionalProperties === 'object' ? [form.additionalProperties] : []
}
