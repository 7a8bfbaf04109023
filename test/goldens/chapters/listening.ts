import type { Card } from '../../../src/chat/index.ts'
import type { Chapter, Scene } from '../scene.ts'

export const listening: Chapter = {
  name: 'listening',
  shows: [
    'listening/listening-card.ts#listeningCard',
    'listening/proposal-card.ts#proposalCard',
    'listening/hint-card.ts#hintCard',
    'listening/promise-card.ts#promiseCard',
    'listening/proposal-handlers.ts#proposalForm',
    'listening/promise-handlers.ts#promiseForm',
  ],
  tell: async (scene) => {
    const { at, advance, keep, posted } = scene
    const factory = at('f-quality', 'shared')
    const alone = at('f-quality', 'dm')
    await factory.say('IQC 发现 HX-2041-B 铰链开裂，200个中12个，批次 L2409A')
    posted('a draft', 'aurora/shared')
    keep('edit a draft', await press(scene, 'f-quality', 'proposal-edit'))
    keep('edit a draft in the words of the other side', await press(scene, 'b-quality', 'proposal-edit'))
    keep('only its own side says so', await press(scene, 'b-quality', 'proposal-reject'))
    await press(scene, 'f-quality', 'proposal-create')
    posted('a ticket from a draft', 'aurora/shared')
    await at('b-quality', 'shared').say('5 pcs of lot L2409A cracked here, too')
    posted('a repeat', 'aurora/shared')
    const join = lastAction(scene, 'proposal-join', 'aurora/shared')
    await at('b-quality', 'shared').press(join)
    keep('settled', await at('b-quality', 'shared').press(join))
    await at('b-quality', 'shared').say('Please change the foam to 0.5 mm')
    posted('a draft of a change', 'aurora/shared')
    const said = await factory.say('发现毛刺 10 件')
    await at('b-quality', 'shared').say('burrs on 5 pcs')
    posted('a repeat of a draft', 'aurora/shared')
    await factory.remove(said)
    await press(scene, 'b-quality', 'proposal-reject')
    posted('not a ticket', 'aurora/shared')

    await factory.say('社内で検討します。')
    posted('a hint', '@f-quality')
    posted('a phrase', 'aurora/brand')
    keep('report a hint', await press(scene, 'f-quality', 'hint-report', '@f-quality'))
    await press(scene, 'f-quality', 'hint-keep', '@f-quality')
    posted('a hint, kept', '@f-quality')
    await advance('2026-02-14T09:00:00Z')
    posted('a hint, asked again', '@f-quality')
    await press(scene, 'f-quality', 'hint-nothing', '@f-quality')
    posted('a hint that was nothing', '@f-quality')

    await factory.say('我们会发8D报告')
    posted('a promise without owner and date', '@f-quality')
    keep('who and by when', await press(scene, 'f-quality', 'promise-set', '@f-quality'))
    await press(scene, 'f-quality', 'promise-kept', '@f-quality')
    posted('a promise, kept', '@f-quality')
    await factory.say('我明天发尺寸报告')
    posted('a promise', '@f-quality')
    await advance('2026-02-17T09:00:00Z')
    posted('a promise, late', '@f-quality')

    keep('how it listens', await factory.command('/andon listen'))
    keep('to be asked about every hint', await alone.command('/andon listen more'))
    keep('needs a channel', await alone.command('/andon listen off'))
    keep('it creates tickets at once', await factory.command('/andon listen auto'))
    posted('how it listens was changed', '@b-liaison')
    await factory.say('电池鼓包 3 件，批次 L77')
    posted('a ticket at once', 'aurora/shared')
    const late = lastAction(scene, 'proposal-undo', 'aurora/shared')
    await advance('2026-02-17T09:20:00Z')
    keep('too late to undo', await factory.press(late))
    keep('only to the writer', await factory.command('/andon listen private'))
    await factory.say('电池漏液 2 件，批次 L78')
    posted('a private draft', '@f-quality')
    keep('it does not read', await factory.command('/andon listen off'))
  },
}

/** Presses the newest button of a verb, as a person, at the shared channel or in private. */
const press = async (scene: Scene, person: string, verb: string, place = 'aurora/shared') =>
  scene.at(person, place === 'aurora/shared' ? 'shared' : 'dm').press(lastAction(scene, verb, place))

function lastAction({ platform }: Scene, verb: string, place: string): string {
  const cards = platform.shown
    .filter((one) => one.place === place)
    .flatMap(({ variants }) => [variants.brand, variants.factory])
    .filter((card): card is Card => card !== undefined)
  const actions = cards.flatMap((card) =>
    card.elements.flatMap((element) => (element.type === 'buttons' ? element.buttons : [])),
  )
  const found = actions.findLast(({ action }) => action.startsWith(`${verb}|`))
  if (!found) throw new Error(`no button ${verb} at ${place}`)
  return found.action
}
