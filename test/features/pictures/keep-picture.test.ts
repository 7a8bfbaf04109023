import { expect, test } from 'vitest'
import { applyRetention } from '../../../src/features/operations/retention.ts'
import { createKeptPictures, keepPicture } from '../../../src/features/pictures/keep-picture.ts'
import { startAndon } from '../../support/andon.ts'

const drawn = { svg: '<svg/>', alt: 'Both are at work.', text: '==##' }
const OUTSIDE = { url: 'https://andon.example.com', reachable: true }

async function keep(address: { url: string; reachable: boolean }, canDraw: boolean) {
  const andon = await startAndon()
  const pictures = { canDraw: () => canDraw, png: async () => new Uint8Array() }
  const deps = { ...andon.app.features, address, pictures }
  const picture = await andon.store.transaction((tx) =>
    keepPicture({ deps, tx, now: andon.clock.now() }, drawn),
  )
  return { andon, picture, kept: createKeptPictures(andon) }
}

test('a picture gets an address where a platform can fetch it', async () => {
  const { andon, picture, kept } = await keep(OUTSIDE, true)
  const id = andon.app.features.hash('<svg/>')
  expect(picture).toEqual({ type: 'picture', ...drawn, url: `https://andon.example.com/pictures/${id}.png` })
  expect(await kept.svg(id)).toBe('<svg/>')
  expect(await kept.svg('0'.repeat(64))).toBeNull()
})

test.each([
  ['nobody outside reaches it', { url: 'http://127.0.0.1:3978', reachable: false }, true],
  ['a letter of it cannot be drawn', OUTSIDE, false],
])('it gets none when %s', async (_why, address, canDraw) => {
  const { andon, picture, kept } = await keep(address, canDraw)
  expect(picture).toEqual({ type: 'picture', ...drawn, url: null })
  expect(await kept.svg(andon.app.features.hash('<svg/>'))).toBeNull()
})

test('it goes with the contents of the messages', async () => {
  const { andon, kept } = await keep(OUTSIDE, true)
  const id = andon.app.features.hash('<svg/>')
  await applyRetention(andon.app.features, { dryRun: false })
  expect(await kept.svg(id)).toBe('<svg/>')
  await andon.advance('2027-02-13T10:00:00Z')
  await applyRetention(andon.app.features, { dryRun: false })
  expect(await kept.svg(id)).toBeNull()
})
