import { action, type Chapter } from '../scene.ts'

export const changes: Chapter = {
  name: 'changes',
  shows: ['ticket/ticket-card.ts#ticketCard', 'ticket/done-card.ts#doneCard'],
  options: { agreement: (example) => ({ ...example, changes: { assess: 'factory', decide: 'both' } }) },
  tell: async ({ at, keep, posted }) => {
    const brand = at('b-liaison', 'shared')
    const factory = at('f-quality', 'shared')
    const shared = (name: string) => posted(name, 'aurora/shared')
    const assess = async (name: string, days: string) => {
      const ask = await factory.press(action('ticket-act', 'C-1', 'assess'))
      if (ask.kind !== 'form') throw new Error('assessing asks')
      keep(
        name,
        await factory.submit(ask.form, {
          stepText: '可行，需开新刀模',
          cost: 'USD 1,200',
          leadTimeDays: days,
          feeLines: 'NRE 800\n模具 400',
          parts: 'FOAM-05',
          effectiveFrom: 'L2604',
        }),
      )
    }
    await brand.command('/change use 0.5 mm foam instead of 0.3 mm')
    shared('requested')
    await assess('assessed', '7')
    shared('assessed')
    const first = await brand.command('/ticket C-1 approve')
    keep('a typed approval is shown what it would approve', first)
    const button = first.kind === 'card' ? first.card.elements.find(({ type }) => type === 'buttons') : null
    const approve = (button?.type === 'buttons' ? button.buttons : []).find(({ action: does }) =>
      does.includes('|approve|'),
    )
    keep('approved by one side', await brand.press(approve?.action ?? ''))
    shared('approved by one side')
    await assess('assessed anew, which voids the approval', '9')
    shared('approval voided')
    keep('refused', await brand.command('/ticket C-1 refuse Too expensive'))
    shared('refused')
  },
}
