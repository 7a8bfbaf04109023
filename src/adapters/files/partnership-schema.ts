import { z } from 'zod'
import { repeatedEmoji } from '../../domain/partnership/emoji.ts'
import { ROLES } from '../../domain/partnership/partnership.ts'
import {
  DAYS_PATTERN,
  PERIODS_PATTERN,
  parseWeeklyHours,
  WEEKDAY_NAMES,
} from '../../domain/partnership/weekly-hours.ts'
import { country, described, distinct, label, language, localDate, slug, zone } from './file-fields.ts'
import { translationSchema } from './translation-schema.ts'

/** A year and a day: a side that is closed longer has no working time to count. */
const LONGEST_CLOSURE_DAYS = 366

const hours = described(
  z
    .record(
      z.string().regex(DAYS_PATTERN, { error: 'files:not-days', abort: true }),
      z.string('files:no-hours').regex(PERIODS_PATTERN, { error: 'files:not-hours', abort: true }),
    )
    .superRefine((entries, context) => {
      if (Object.keys(entries).length === 0) context.addIssue({ code: 'custom', message: 'files:no-week' })
      for (const { key, code, other } of parseWeeklyHours(entries).problems) {
        context.addIssue({ code: 'custom', path: [key], message: `files:${code}`, params: { other } })
      }
    }),
  'hours',
)

const holidays = z
  .strictObject({
    add: described(distinct(localDate).optional(), 'holidays-add'),
    remove: described(distinct(localDate).optional(), 'holidays-remove'),
  })
  .superRefine(({ add = [], remove = [] }, context) => {
    for (const [index, date] of remove.entries()) {
      if (!add.includes(date)) continue
      context.addIssue({ code: 'custom', path: ['remove', index], message: 'files:added-and-removed' })
    }
  })

const closure = z
  .strictObject({
    from: described(localDate, 'closure-from'),
    to: described(localDate, 'closure-to'),
    name: described(label(100), 'closure-name'),
  })
  .superRefine(({ from, to }, context) => {
    const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
    const wrong =
      days < 0 ? 'files:closure-backwards' : days > LONGEST_CLOSURE_DAYS ? 'files:closure-too-long' : null
    if (wrong === null) return
    context.addIssue({
      code: 'custom',
      path: ['to'],
      message: wrong,
      params: { from, limit: LONGEST_CLOSURE_DAYS },
    })
  })

const slackUser = z.string().regex(/^[UW][A-Z0-9]{2,30}$/, 'files:not-a-slack-user')
/** A user id, or an e-mail address that is looked up. */
const slackUserOrEmail = z
  .string()
  .regex(/^([UW][A-Z0-9]{2,30}|[^\s@<>]{1,64}@[^\s@<>]+\.[^\s@<>.]{2,})$/, {
    error: 'files:not-a-slack-user',
    abort: true,
  })
  .max(254, 'files:not-a-slack-user')
/** A channel id, or a name, with or without `#`, that is looked up: Slack writes names in small letters. */
const SLACK_CHANNEL = /^([CGD][A-Z0-9]{2,30}|#?[^\s\p{Lu}#@.,:;/\\<>"'!?]{1,80})$/u
const slackTeam = z.string().regex(/^[TE][A-Z0-9]{2,30}$/, 'files:not-a-slack-team')
const guid = z
  .string()
  .regex(/^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$/, 'files:not-a-guid')

const person = z.strictObject({
  id: described(slug, 'person-id'),
  name: described(label(100), 'person-name'),
  email: described(z.email('files:not-an-email').max(254, 'files:not-an-email').optional(), 'person-email'),
  slack: described(
    z.union([slackUserOrEmail, z.strictObject({ user: slackUser, team: slackTeam })]).optional(),
    'person-slack',
  ),
  teams: described(z.strictObject({ objectId: guid, tenant: guid }).optional(), 'person-teams'),
  zone: described(zone.optional(), 'person-zone'),
  language: described(language.optional(), 'person-language'),
  roles: described(distinct(z.enum(ROLES)).optional(), 'person-roles'),
})

const side = z.strictObject({
  name: described(label(100), 'side-name'),
  country: described(country, 'country'),
  region: described(
    z
      .string()
      .regex(/^[A-Z0-9]{1,3}$/, 'files:not-a-region')
      .optional(),
    'region',
  ),
  zone: described(zone, 'zone'),
  language: described(language, 'language'),
  hours,
  holidays: described(holidays.optional(), 'holidays'),
  workdays: described(distinct(localDate).optional(), 'workdays'),
  closures: described(z.array(closure).max(200, 'files:too-many-entries').optional(), 'closures'),
  confidential: described(
    distinct(label(80)).max(500, 'files:too-many-entries').optional(),
    'side-confidential',
  ),
  people: described(z.array(person).min(1, 'files:nobody').max(500, 'files:too-many-entries'), 'people'),
})

const channel = z
  .strictObject({
    slack: described(
      z.string().regex(SLACK_CHANNEL, 'files:not-a-slack-channel').optional(),
      'channel-slack',
    ),
    teams: described(
      z
        .string()
        .regex(
          /^19:[A-Za-z0-9_-]{1,200}@(thread\.(tacv2|skype|v2)|unq\.gbl\.spaces)$/,
          'files:not-a-teams-channel',
        )
        .optional(),
      'channel-teams',
    ),
  })
  .refine(({ slack, teams }) => (slack === undefined) !== (teams === undefined), 'files:one-platform')
const channelList = z.array(channel).max(100, 'files:too-many-entries').optional()

const emojiText = z.string().regex(/^:?[^\s\p{Lu}:]{1,100}:?$/u, 'files:not-an-emoji')
const emoji = z
  .strictObject({
    defect: described(emojiText.optional(), 'emoji-defect'),
    change: described(emojiText.optional(), 'emoji-change'),
    keepInternal: described(emojiText.optional(), 'emoji-keep-internal'),
  })
  .superRefine(({ defect, change, keepInternal }, context) => {
    const own = {
      ...(defect === undefined ? {} : { defect }),
      ...(change === undefined ? {} : { change }),
      ...(keepInternal === undefined ? {} : { keepInternal }),
    }
    const repeated = repeatedEmoji(own)
    if (repeated !== null)
      context.addIssue({ code: 'custom', path: [repeated], message: 'files:emoji-repeated' })
  })

const checkIn = z.strictObject({
  weekday: described(z.enum(WEEKDAY_NAMES), 'check-in-weekday'),
  weekdayOf: described(z.enum(['brand', 'factory']), 'check-in-weekday-of'),
  minutes: described(
    z.int('files:not-minutes').min(5, 'files:not-minutes').max(480, 'files:not-minutes'),
    'check-in-minutes',
  ),
  mode: described(z.enum(['overlap', 'rotate', 'brand', 'factory']), 'check-in-mode'),
})

/** The shape of a partnership file. What crosses fields is in `partnership-checks.ts`. */
export const partnershipSchema = described(
  z.strictObject({
    id: described(slug, 'partnership-id'),
    name: described(label(100), 'partnership-name'),
    brand: described(side, 'brand'),
    factory: described(side, 'factory'),
    channels: described(
      z
        .strictObject({
          shared: described(channelList, 'channels-shared'),
          brand: described(channelList, 'channels-brand'),
          factory: described(channelList, 'channels-factory'),
        })
        .optional(),
      'channels',
    ),
    agreement: described(label(500).optional(), 'agreement-path'),
    checkIn: described(checkIn.optional(), 'check-in'),
    emoji: described(emoji.optional(), 'emoji'),
    translation: described(translationSchema.optional(), 'translation'),
  }),
  'partnership',
)

export type PartnershipFile = z.infer<typeof partnershipSchema>
