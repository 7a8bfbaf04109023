import type { Button, CardElement } from '../../chat/index.ts'
import { encodeAction } from '../../chat/index.ts'
import type { CheckIn } from '../../domain/check-in/check-in.ts'
import { formatInstantFor } from '../../domain/language/format.ts'
import {
  languageOf,
  type Partnership,
  type Person,
  SIDES,
  zoneOf,
} from '../../domain/partnership/partnership.ts'
import type { Translate } from '../../ports/index.ts'
import type { Context } from '../context.ts'
import type { Reader } from '../outbox/enqueue.ts'

/** How one person reads in private. */
export function readerOf(
  { partnership, deps }: Pick<Context, 'partnership' | 'deps'>,
  person: Person,
): Reader {
  const language = languageOf(partnership, person)
  const zone = zoneOf(partnership, person)
  return { side: person.side, language, zone, t: deps.texts.in(language), shared: false }
}

/** When a check-in is, as each side's clock shows it, in the reader's language. */
export const timesElement = (
  { partnership, now }: Pick<Context, 'partnership' | 'now'>,
  at: Date,
  { language }: Pick<Reader, 'language'>,
): CardElement => ({
  type: 'facts',
  facts: SIDES.map((side) => {
    const { name, zone } = partnership.sides[side]
    return { label: name, value: formatInstantFor({ language, zone }, at, now) }
  }),
})

type Style = Button['style']

/** A button of a check-in; its label is `meeting:buttons.<name>` unless another text is given. */
export const button = (
  t: Translate,
  partnership: Pick<Partnership, 'id'>,
  name: string,
  args: readonly string[],
  style: Style = 'normal',
  label: string = t(`meeting:buttons.${name}`),
): Button => ({
  label,
  action: encodeAction({ verb: `check-in-${name}`, partnershipId: partnership.id, args }),
  style,
})

/** *Coming*, *Can't*, *Send someone*; nothing in writing, where nobody has to come. */
export const attendanceButtons = (
  t: Translate,
  partnership: Pick<Partnership, 'id'>,
  { id, mode }: CheckIn,
): Button[] =>
  mode === 'written'
    ? []
    : [
        button(t, partnership, 'coming', [id], 'primary'),
        button(t, partnership, 'cannot', [id]),
        button(t, partnership, 'sends', [id]),
      ]
