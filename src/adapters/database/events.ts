import type { EventRows, InboundReply } from '../../ports/index.ts'
import { readBody, toBody } from './json-body.ts'
import type { UnitOfWork } from './unit-of-work.ts'

/** No reply is stored for an event that got none. */
const NO_REPLY: InboundReply = { kind: 'none' }

export function createEventRows({ prisma, sql }: UnitOfWork): EventRows {
  return {
    async claim(platform, eventKey, at) {
      // Waits for another transaction that is inserting the same key, and sees what it committed.
      const claimed = await sql.run(
        `INSERT INTO inbound_event (platform, event_key, received_at) VALUES ($1, $2, $3::timestamptz)
         ON CONFLICT DO NOTHING`,
        platform,
        eventKey,
        at.toISOString(),
      )
      if (claimed === 1) return null
      const row = await prisma.inboundEvent.findUniqueOrThrow({
        where: { platform_eventKey: { platform, eventKey } },
      })
      return { reply: row.reply === null ? NO_REPLY : readBody<InboundReply>(row.reply) }
    },
    async saveReply(platform, eventKey, reply) {
      if (reply.kind === 'none') return
      await sql.run(
        'UPDATE inbound_event SET reply = $3::text::json WHERE platform = $1 AND event_key = $2',
        platform,
        eventKey,
        JSON.stringify(toBody(reply)),
      )
    },
    forgetBefore: (before) =>
      sql.run('DELETE FROM inbound_event WHERE received_at < $1::timestamptz', before.toISOString()),
  }
}
