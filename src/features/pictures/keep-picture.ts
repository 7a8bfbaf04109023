import type { Picture } from '../../chat/index.ts'
import type { KeptPictures } from '../../ports/index.ts'
import type { Context } from '../context.ts'
import type { FeatureDeps } from '../deps.ts'

/**
 * A picture for a card. Where Andon can be reached from outside and has the letters, the drawing is kept in the open
 * transaction, so that a platform finds it under its address as soon as the message is there.
 */
export async function keepPicture(
  { deps, tx, now }: Pick<Context, 'deps' | 'tx' | 'now'>,
  { svg, alt, text }: Pick<Picture, 'svg' | 'alt' | 'text'>,
): Promise<Picture> {
  const picture = { type: 'picture', svg, alt, text } as const
  if (!deps.address.reachable || !deps.pictures?.canDraw(svg)) return { ...picture, url: null }
  const id = deps.hash(svg)
  await tx.pictures.keep(id, svg, now)
  return { ...picture, url: `${deps.address.url}/pictures/${id}.png` }
}

/** What the picture pages serve. */
export const createKeptPictures = ({ store }: Pick<FeatureDeps, 'store'>): KeptPictures => ({
  svg: (id) => store.transaction((tx) => tx.pictures.get(id)),
})
