import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { SCHEMA_VERSION, type teamsManifest } from './manifest.ts'

const SCHEMAS = `@microsoft/app-manifest/build/json-schemas/teams/v${SCHEMA_VERSION}/`

/**
 * What Microsoft's schemas say against the manifest and its translations, a line each; nothing when Teams would take them.
 * The schemas are those of `@microsoft/app-manifest`, read from disk: its own functions cannot be loaded without a
 * package it does not name (`fs-extra`), know no translations, and fetch from the network what they do not find.
 */
export function checkManifest({ manifest, localizations }: ReturnType<typeof teamsManifest>): string[] {
  const files = Object.entries(localizations)
  return [
    ...complaints('MicrosoftTeams.schema.json', [['manifest.json', manifest]]),
    ...complaints('MicrosoftTeams.Localization.schema.json', files),
  ]
}

function complaints(schema: string, files: readonly (readonly [string, unknown])[]): string[] {
  const path = createRequire(import.meta.url).resolve(`${SCHEMAS}${schema}`)
  // The schemas escape characters in a way only the older regular expressions allow.
  const ajv = new Ajv.default({ allErrors: true, strict: false, unicodeRegExp: false })
  addFormats.default(ajv, ['uri', 'email', 'regex'])
  const validate = ajv.compile(JSON.parse(readFileSync(path, 'utf8')))
  return files.flatMap(([name, content]) => {
    if (validate(content)) return []
    return (validate.errors ?? []).map(({ instancePath, message, params }) =>
      [name, instancePath, message, JSON.stringify(params)].filter(Boolean).join(' '),
    )
  })
}
