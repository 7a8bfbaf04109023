import { describe, expect, test } from 'vitest'
import type { Card } from '../../src/chat/index.ts'
import { buttonOf, startAndon } from '../support/andon.ts'
import { call } from './terminal.ts'

describe('andon listening report', () => {
  test('prints precision as people judged it, by signal, language and rule, and no word of theirs', async () => {
    const andon = await startAndon()
    const report = (...words: string[]) =>
      call(['listening', 'report', ...words], { features: andon.app.features })
    expect((await report()).out).toContain('nothing yet')
    const factory = andon.at('f-quality', 'shared')
    const drafts = (): Card[] =>
      andon.platform.shown.flatMap(({ variants }) => (variants.factory ? [variants.factory] : []))
    await factory.say('铰链开裂 5 件，批次 L1')
    await factory.press(buttonOf(drafts().at(-1)!, '创建'))
    await factory.say('发现毛刺 5 件，批次 L2')
    await factory.press(buttonOf(drafts().at(-1)!, '不是工单'))
    await factory.say('12 of 200 pcs are scratched, lot L3')
    const { code, out } = await report('--json')
    expect(code).toBe(0)
    const rows = JSON.parse(out)
    const judged = { right: 1, wrong: 1, precision: 0.5 }
    expect(rows).toContainEqual({ by: 'signal', key: 'defect', ...judged, open: 1 })
    expect(rows).toContainEqual({ by: 'language', key: 'zh-Hans', ...judged, open: 0 })
    expect(rows).toContainEqual({ by: 'language', key: 'en', right: 0, wrong: 0, open: 1, precision: null })
    const { out: text } = await report('--partnership', 'aurora')
    expect(text).toMatch(/defect +1 +1 +1 +0\.50/)
    expect(text).not.toMatch(/铰链|毛刺|scratched|quality/)
    expect((await report('--partnership', 'other')).out).toContain('nothing yet')
  })
})
