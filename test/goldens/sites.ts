import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const FEATURES = join(import.meta.dirname, '../../src/features')
/** Every card states its tone, and every form is made by `form(t, …)`. */
const MAKES = [/\btone:/, /\bform\($/, /\bform\(t,/]
const FUNCTION = /^(?:export )?(?:async )?(?:function|const) (\w+)/

/** The places in the features that make a card or a form: `folder/file.ts#function`. Types and helpers of forms are none. */
export function sitesInFeatures(): readonly string[] {
  const files = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  )
  const found = files.flatMap((path) => {
    let inside = ''
    return readFileSync(join(FEATURES, path), 'utf8')
      .split('\n')
      .flatMap((line) => {
        inside = FUNCTION.exec(line)?.[1] ?? inside
        const makes = MAKES.some((pattern) => pattern.test(line)) && !/function form\(/.test(line)
        return makes ? [`${relative(FEATURES, join(FEATURES, path))}#${inside}`] : []
      })
  })
  return [...new Set(found)].sort()
}
