import { calendar } from './chapters/calendar.ts'
import { changes } from './chapters/changes.ts'
import { clocks } from './chapters/clocks.ts'
import { defects } from './chapters/defects.ts'
import { forms } from './chapters/forms.ts'
import { listening } from './chapters/listening.ts'
import { partnership } from './chapters/partnership.ts'
import { problems } from './chapters/problems.ts'
import { reports } from './chapters/reports.ts'
import { setup } from './chapters/setup.ts'
import { strangers } from './chapters/strangers.ts'
import { translations } from './chapters/translations.ts'
import type { Chapter } from './scene.ts'

/** All that Andon can show, told chapter by chapter. */
export const CHAPTERS: readonly Chapter[] = [
  reports,
  forms,
  defects,
  changes,
  clocks,
  partnership,
  calendar,
  setup,
  listening,
  strangers,
  problems,
  translations,
]
