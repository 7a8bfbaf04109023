import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../../src/adapters/database/database.ts'
import { createStore } from '../../src/adapters/database/store.ts'
import { readAgreementFile } from '../../src/adapters/files/agreement-file.ts'
import { readPartnershipFile } from '../../src/adapters/files/partnership-file.ts'
import { createPackageHolidays } from '../../src/adapters/holidays/package-holidays.ts'
import { createI18nextTexts } from '../../src/adapters/i18n/i18next-texts.ts'
import { type AppDeps, createApp } from '../../src/app.ts'
import type { Button, Card, CardElement, Form, FormValues, IncomingMessage } from '../../src/chat/index.ts'
import type { Agreement } from '../../src/domain/agreement/agreement.ts'
import type { Partnership } from '../../src/domain/partnership/partnership.ts'
import { seedExample } from '../../src/features/setup/example.ts'
import { createTrialTime } from '../../src/features/trial-time.ts'
import type { InboundReply, Logger, Metrics, Store, Translator } from '../../src/ports/index.ts'
import { createMemoryPlatform, type MemoryPlatform } from './memory-platform.ts'
import { openEmbeddedTestDatabase } from './test-database.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const example = (name: string) => readFileSync(join(ROOT, 'examples', name), 'utf8')

export const texts = createI18nextTexts(join(ROOT, 'locales'))
export const examplePartnership = (): Partnership =>
  readPartnershipFile(example('partnership.yaml'), 'partnership.yaml').partnership
export const exampleAgreement = (): Agreement =>
  readAgreementFile(example('agreement.yaml'), 'agreement.yaml')

export interface TestLog extends Logger {
  readonly lines: { level: string; fields: Readonly<Record<string, unknown>>; message: string }[]
}

function createTestLog(): TestLog {
  const lines: TestLog['lines'] = []
  const at = (level: string) => (fields: Readonly<Record<string, unknown>>, message: string) =>
    void lines.push({ level, fields, message })
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

export interface Options {
  /** ISO 8601 instant the story begins at. */
  readonly at?: string
  readonly partnership?: (example: Partnership) => Partnership
  readonly agreement?: (example: Agreement) => Agreement
  /** True: the partnership meets every week as its file says. Otherwise no check-in comes between a story's messages. */
  readonly checkIns?: true
  /** False leaves the database empty. */
  readonly seed?: boolean
  readonly platform?: MemoryPlatform
  /** False connects no platform: the test brings one of its own. */
  readonly connect?: false
  /** What else the bot is given, as an operator would set it. */
  readonly app?: Partial<Pick<AppDeps, 'address' | 'secretKey' | 'pictures'>>
  /** Who translates; nobody when left out. */
  readonly translators?: readonly Translator[]
  readonly metrics?: Metrics
  /** Makes ids; random unless a test compares two runs in which order must not depend on chance. */
  readonly newId?: () => string
}

/** One person at one place of the console: says, presses, fills in. */
export interface Voice {
  command(line: string): Promise<InboundReply>
  mention(text: string, thread?: string): Promise<InboundReply>
  say(text: string, thread?: string, files?: IncomingMessage['files']): Promise<IncomingMessage>
  edit(message: IncomingMessage, text: string): Promise<InboundReply>
  remove(message: IncomingMessage): Promise<InboundReply>
  shortcut(
    name: 'report-defect' | 'request-change' | 'keep-internal',
    message: IncomingMessage,
  ): Promise<InboundReply>
  press(action: string): Promise<InboundReply>
  submit(form: Form, values: FormValues): Promise<InboundReply>
}

/** One embedded database for all tests of a file, emptied for each: opening one takes seconds, emptying it does not. */
let opened: Promise<Database> | undefined

async function emptyDatabase() {
  if (!opened) {
    opened = openEmbeddedTestDatabase()
    return opened
  }
  const { prisma } = await opened
  const tables = await prisma.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(tablename) AS name FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`
  const looks = tables.map(({ name }) => `SELECT '${name}' AS name WHERE EXISTS (SELECT FROM ${name})`)
  const used = await prisma.$queryRawUnsafe<{ name: string }[]>(looks.join(' UNION ALL '))
  if (used.length === 0) return opened
  // The history refuses to be emptied; the test's own session may.
  await prisma.$transaction([
    prisma.$executeRawUnsafe('SET LOCAL session_replication_role = replica'),
    prisma.$executeRawUnsafe(`TRUNCATE ${used.map(({ name }) => name).join(', ')} RESTART IDENTITY CASCADE`),
  ])
  return opened
}

/** The whole of Andon over an embedded database in memory, with time in the test's hands. */
export async function startAndon(options: Options = {}) {
  const database = await emptyDatabase()
  const store: Store = createStore({
    database,
    nudges: { enqueue: async () => undefined },
    newId: randomUUID,
  })
  let now = new Date(options.at ?? '2026-02-13T10:00:00Z')
  const clock = { now: () => new Date(now) }
  const logger = createTestLog()
  const app = createApp({
    store,
    texts,
    clock,
    logger,
    holidays: createPackageHolidays(),
    agreementTemplate: exampleAgreement(),
    secretKey: 'the secret key of the tests, long enough',
    ...(options.translators ? { translators: options.translators } : {}),
    ...(options.metrics ? { metrics: options.metrics } : {}),
    ...(options.newId ? { newId: options.newId } : {}),
    ...options.app,
  })
  const platform = options.platform ?? createMemoryPlatform()
  if (options.connect !== false) app.connect(platform)
  const trial = createTrialTime({
    deps: app.features,
    canMove: true,
    mayMove: async () => true,
    moveTo: (at) => {
      if (at > now) now = at
    },
    offsetMs: () => 0,
  })
  if (options.seed !== false)
    await seedExample(app.features, {
      partnership: (options.partnership ?? ((one) => one))({
        ...examplePartnership(),
        ...(options.checkIns ? {} : { checkIn: null }),
      }),
      agreement: (options.agreement ?? ((one) => one))(exampleAgreement()),
    })
  await trial.advance(now)

  let keys = 0
  const at = (person: string, place: string, partnershipId = 'aurora'): Voice => {
    const actor = { platform: 'console' as const, userId: person, workspaceId: partnershipId }
    const dm = place === 'dm'
    const channelId = dm ? `dm:${partnershipId}/${person}` : `${partnershipId}/${place}`
    const base = () => ({
      eventKey: `e${++keys}`,
      actor,
      conversation: { kind: dm ? ('dm' as const) : ('channel' as const), channelId },
      at: clock.now(),
    })
    const message = (text: string, thread?: string): IncomingMessage => ({
      ref: { platform: 'console', channelId, messageId: `p${++keys}` },
      thread: thread ? { platform: 'console', channelId, messageId: thread } : null,
      author: actor,
      text,
      files: [],
      postedAt: clock.now(),
    })
    const send = async (event: Parameters<typeof app.inbound.handle>[0]) => {
      const reply = await app.inbound.handle(event)
      await trial.advance(now)
      return reply
    }
    return {
      command: (line) => {
        const [, name = '', text = ''] = /^\/(\S+)\s*([\s\S]*)$/.exec(line) ?? []
        return send({ ...base(), type: 'command', name, text })
      },
      mention: (text, thread) =>
        send({ ...base(), type: 'mention', text, message: message(`@Andon ${text}`, thread) }),
      say: async (text, thread, files = []) => {
        const said = { ...message(text, thread), files }
        await send({ ...base(), type: 'message', message: said })
        return said
      },
      edit: (said, text) => send({ ...base(), type: 'message-edited', message: { ...said, text } }),
      remove: (said) => send({ ...base(), type: 'message-deleted', ref: said.ref }),
      shortcut: (name, said) => send({ ...base(), type: 'shortcut', name, message: said }),
      press: (action) => send({ ...base(), type: 'action', action, source: null }),
      submit: (form, values) => send({ ...base(), type: 'form', action: form.action, values }),
    }
  }

  return {
    app,
    store,
    database,
    platform,
    logger,
    clock,
    trial,
    at,
    advance: (to: string | Date) => trial.advance(new Date(to)),
    /** Time passes while nothing runs. */
    skipTo: (to: string) => {
      now = new Date(to)
    },
  }
}

export type Andon = Awaited<ReturnType<typeof startAndon>>

export function cardOf(reply: InboundReply): Card {
  if (reply.kind !== 'card') throw new Error(`expected a card, got ${JSON.stringify(reply)}`)
  return reply.card
}

export function formOf(reply: InboundReply): Form {
  if (reply.kind !== 'form') throw new Error(`expected a form, got ${JSON.stringify(reply)}`)
  return reply.form
}

const buttonsOf = (card: Card): readonly Button[] =>
  card.elements.flatMap((element: CardElement) => (element.type === 'buttons' ? element.buttons : []))

/** The action of the button with this label. */
export function buttonOf(card: Card, label: string): string {
  const found = buttonsOf(card).find((button) => button.label === label)
  if (!found)
    throw new Error(
      `no button “${label}” among ${buttonsOf(card)
        .map((one) => one.label)
        .join(', ')}`,
    )
  return found.action
}
