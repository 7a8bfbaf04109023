import { buttonOf, cardOf } from '../../support/andon.ts'
import { action, type Chapter } from '../scene.ts'

export const strangers: Chapter = {
  name: 'strangers',
  shows: ['askCard', 'claimCard', 'welcomeCard', 'waitingCard']
    .map((name) => `strangers/stranger-cards.ts#${name}`)
    .concat('setup/guided/setup-cards.ts#sentenceCard'),
  tell: async ({ at, keep, posted }) => {
    const stranger = at('new-one', 'shared')
    const asked = keep('asked for their company', await stranger.mention('defect hinges crack'))
    if (asked.kind !== 'card') throw new Error('a stranger is asked')
    keep('they said which', await stranger.press(action('side', 'claim', 'brand')))
    const claim = posted('a liaison is asked', '@b-liaison')
    const confirm = buttonOf(claim.brand ?? cardOf(asked), yesIn(claim.brand?.title ?? ''))
    keep('the liaison confirmed', await at('b-liaison', 'dm').press(confirm))
    posted('they are welcome', '@new-one')
    keep('nothing more waits', await at('new-one', 'dm').press(action('side', 'drop')))
  },
}

const yesIn = (title: string): string => (/\p{Script=Han}/u.test(title) ? '是，我们的人' : 'Yes, one of us')
