import { initialOf } from '../../support/dialogue.ts'
import { scriptedTranslator } from '../../support/scripted-translator.ts'
import type { Chapter, Scene } from '../scene.ts'

const TEXT = '电池鼓包，AX-200 共 12 件'
/** What cannot be translated rightly: an amount that came back wrong. */
const WRONG = '损失 23億 元'

const provider = () =>
  scriptedTranslator(
    {
      '电池鼓包，⟦1⟧ 共 12 件': 'Battery swelling, 12 pieces of ⟦1⟧',
      [WRONG]: 'a loss of 23 billion yuan',
      'Swelling also seen on ⟦1⟧, 12 pcs': '⟦1⟧ 也出现鼓包，12 件',
    },
    { id: 'deepl', name: 'DeepL' },
  )

export const translations: Chapter = {
  name: 'translations',
  shows: [
    'translation/translation-card.ts#correctTranslation',
    'translation/translation-card.ts#renderCard',
    'translation/term-command.ts#done',
    'translation/term-command.ts#listCard',
    'translation/confidential-command.ts#reply',
  ],
  options: { translators: [provider()] },
  tell: async (scene) => {
    const { at, keep, posted, tongue } = scene
    // Told in one language, everybody reads it: then the words are in the other one.
    const [writer, reader] =
      tongue === 'zh-Hans' ? (['b-liaison', 'f-liaison'] as const) : (['f-liaison', 'b-liaison'] as const)
    const text = tongue === 'zh-Hans' ? 'Swelling also seen on AX-200, 12 pcs' : TEXT
    await at(writer, 'shared').command(`/defect ${text}`)
    posted('translated by a provider', 'aurora/shared')
    keep('original and translation', await at(reader, 'dm').command('/ticket D-1 translate'))
    await corrected(scene, reader)
    posted('corrected by a person', 'aurora/shared')
    await at(writer, 'shared').command(`/defect ${tongue === 'zh-Hans' ? 'burrs on 12 of AX-200' : WRONG}`)
    posted('withheld', 'aurora/shared')
    keep('a term is added', await at(reader, 'dm').command('/andon term 毛刺 = flashing'))
    keep('terms', await at(reader, 'dm').command('/andon term'))
    keep('a confidential word is added', await at(reader, 'dm').command('/andon confidential Falcon'))
    keep('confidential words', await at(reader, 'dm').command('/andon confidential'))
  },
}

async function corrected({ at, keep }: Scene, reader: string): Promise<void> {
  const form = keep('a correction', await at(reader, 'dm').command(`/ticket D-1 translate ${BETTER}`))
  if (form.kind !== 'form') throw new Error('no form')
  keep('a correction is kept', await at(reader, 'dm').submit(form.form, initialOf(form.form)))
}

const BETTER = '12 × AX-200'
