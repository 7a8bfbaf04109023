import { action, type Chapter, type Scene } from '../scene.ts'

/** Presses a button that asks, and keeps what it asks. */
const asks = async (scene: Scene, person: string, act: string, key: string) =>
  scene.keep(`${act} ${key}`, await scene.at(person, 'shared').press(action('ticket-act', key, act)))

export const forms: Chapter = {
  name: 'forms',
  shows: ['report/handlers.ts#reportForm', 'ticket/act-form.ts#actForm'],
  tell: async (scene) => {
    const { at, keep } = scene
    keep('report a defect to both', await at('b-quality', 'shared').command('/defect'))
    keep('report a defect to the own side', await at('f-quality', 'factory').command('/defect'))
    keep('request a change', await at('b-quality', 'shared').command('/change'))
    keep('a change told in private', await at('f-quality', 'dm').command('/change 泡棉改为 0.5 mm'))

    await at('b-quality', 'shared').command('/defect 12 of 500 hinges crack at -10 °C')
    await asks(scene, 'f-quality', 'contained', 'D-1')
    await asks(scene, 'f-quality', 'reject', 'D-1')
    await asks(scene, 'f-quality', 'edit', 'D-1')
    await asks(scene, 'f-quality', 'comment', 'D-1')
    await asks(scene, 'b-quality', 'duplicate', 'D-1')
    await asks(scene, 'b-quality', 'withdraw', 'D-1')
    await asks(scene, 'b-quality', 'set-first-awareness', 'D-1')
    await at('f-quality', 'shared').command('/ticket D-1 acknowledge')
    await at('f-quality', 'shared').command('/ticket D-1 contained 已全检 500 件')
    await asks(scene, 'f-quality', 'root-cause-shared', 'D-1')
    await at('f-quality', 'shared').command('/ticket D-1 root cause 注塑温度过低')
    await asks(scene, 'f-quality', 'corrected', 'D-1')

    await at('b-quality', 'shared').command('/defect Scratches on the lid')
    await at('f-quality', 'shared').command('/ticket D-2 reject 在限度样范围内')
    await asks(scene, 'b-quality', 'contest-rejection', 'D-2')
    await at('b-quality', 'shared').press(action('ticket-act', 'D-2', 'accept-rejection'))
    await asks(scene, 'b-quality', 'reopen', 'D-2')

    await at('f-liaison', 'factory').command('/defect 电池鼓包')
    await asks(scene, 'f-liaison', 'disclose', 'F-1')

    await at('b-liaison', 'shared').command('/change use 0.5 mm foam instead of 0.3 mm')
    await asks(scene, 'f-quality', 'assess', 'C-1')
    await asks(scene, 'b-liaison', 'edit', 'C-1')
    await at('f-quality', 'shared').command('/ticket C-1 assess 可行')
    await asks(scene, 'b-liaison', 'refuse', 'C-1')
  },
}
