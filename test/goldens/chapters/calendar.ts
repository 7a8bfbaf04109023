import { action, type Chapter } from '../scene.ts'

export const calendar: Chapter = {
  name: 'calendar',
  shows: ['check-in/calendar-card.ts#calendarCard'],
  options: { app: { secretKey: 'the same in every run, so that links are' } },
  tell: async ({ at, keep }) => {
    const liaison = at('b-liaison', 'dm')
    keep('links, to a liaison', await liaison.press(action('calendar')))
    keep('links, to somebody else', await at('f-quality', 'dm').press(action('calendar')))
    keep('a new link for me', await liaison.press(action('calendar-renew', 'person')))
    keep('a new link for the side', await liaison.press(action('calendar-renew', 'side')))
    keep('refused', await at('f-quality', 'dm').press(action('calendar-renew', 'side')))
  },
}
