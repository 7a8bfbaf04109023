import { expect, test } from 'vitest'
import { buttonOf, cardOf, formOf, startAndon } from '../support/andon.ts'
import { seenBy, textOf } from '../support/memory-platform.ts'

test('a change is assessed by the factory, approved in writing by a brand approver, locked by its content', async () => {
  const andon = await startAndon()
  const brand = andon.at('b-liaison', 'shared')
  const factory = andon.at('f-quality', 'shared')
  await brand.command('/change use 0.5 mm foam instead of 0.3 mm')
  const ask = formOf(await factory.command('/ticket C-1 评估'))
  await factory.submit(ask, {
    stepText: '可行，需开新刀模',
    cost: 'USD 1200',
    leadTimeDays: '7',
    effectiveFrom: 'L2604',
  })
  const card = seenBy(andon.platform, 'brand').at(-1)?.card
  if (!card) throw new Error('no card')
  expect(textOf(card)).toContain('USD 1200')
  const approve = buttonOf(card, 'Approve')
  await factory.command('/ticket C-1 评估 改为八天')
  expect(textOf(cardOf(await brand.press(approve)))).toContain('changed since you saw it')
  expect(textOf(cardOf(await andon.at('b-quality', 'shared').command('/ticket C-1 approve')))).toContain(
    'approver',
  )
  const fresh = seenBy(andon.platform, 'brand').at(-1)?.card
  await brand.press(buttonOf(fresh ?? card, 'Approve'))
  expect(textOf(seenBy(andon.platform, 'brand').at(-1)?.card)).toContain('Approved')
  expect(textOf(cardOf(await brand.command('/ticket C-1 implemented')))).toContain('the factory')
  await factory.command('/ticket C-1 实施')
  await brand.command('/ticket C-1 verified')
  await brand.command('/ticket C-1 close')
  expect(cardOf(await brand.command('/ticket list open')).title).toContain('(0)')
})

test('a change told in private asks before both sides read it', async () => {
  const andon = await startAndon()
  const ask = formOf(await andon.at('f-quality', 'factory').command('/change 泡棉改为 0.5 mm'))
  expect(ask.intro).toBe('双方都会看到。')
  expect(seenBy(andon.platform, 'brand')).toEqual([])
  await andon.at('f-quality', 'factory').submit(ask, { text: '泡棉改为 0.5 mm' })
  expect(seenBy(andon.platform, 'brand').at(-1)?.card.title).toContain('C-1')
})
