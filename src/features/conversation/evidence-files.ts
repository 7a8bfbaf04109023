import type { FileRef, IncomingEvent, IncomingMessage } from '../../chat/index.ts'
import type { Audience, Person } from '../../domain/partnership/partnership.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { InboundReply, TicketFile, Tx } from '../../ports/index.ts'
import { type Context, openContext } from '../context.ts'
import type { FeatureDeps } from '../deps.ts'
import { fileLine } from '../ticket/file-elements.ts'
import { keepHistory } from '../ticket/save-ticket.ts'
import { showCards } from '../ticket/show-cards.ts'

/** More in one message are not a report any more. */
const MOST = 50
const LONGEST_NAME = 255
const LONGEST_URL = 2_000

/** Files of a message become evidence of its ticket: what they are and where they stand. Resolves true when some were new. */
export async function keepFiles(
  context: Context,
  ticket: Ticket,
  message: Pick<IncomingMessage, 'ref' | 'files' | 'postedAt'>,
  { by, audience }: { readonly by: Person; readonly audience: Audience },
): Promise<boolean> {
  const files = message.files.slice(0, MOST).map(
    (file): TicketFile => ({
      ...described(file),
      ref: message.ref,
      ticketId: ticket.id,
      audience: ticket.audience === 'both' ? audience : ticket.audience,
      personId: by.id,
      side: by.side,
      postedAt: message.postedAt,
      deletedAt: null,
    }),
  )
  const added = await context.tx.files.add(files)
  for (const file of added)
    await keepHistory(
      context,
      ticket,
      [{ what: 'file-added', audience: file.audience, old: null, new: recordOf(file) }],
      by,
    )
  return added.length > 0
}

const described = ({ id, name, mimeType, size, url }: FileRef) => ({
  fileId: id,
  name: (name || id).slice(0, LONGEST_NAME).toWellFormed(),
  mimeType: mimeType.slice(0, LONGEST_NAME).toWellFormed(),
  size: Number.isSafeInteger(size) && size > 0 ? size : 0,
  url: url.length > LONGEST_URL ? '' : url,
})

/** What the history keeps; `text` is what people read there. */
const recordOf = (file: TicketFile) => {
  const { fileId, name, mimeType, size, url } = file
  return {
    text: [fileLine(file), url].filter((part) => part !== '').join(' '),
    fileId,
    name,
    mimeType,
    size,
    url,
  }
}

type Deleted = IncomingEvent & { readonly type: 'file-deleted' }

/** Somebody deleted a file on the platform, which does not say who: every ticket it is evidence of says that it is gone. */
export async function fileDeleted(
  deps: FeatureDeps,
  tx: Tx,
  { actor, fileId, at }: Deleted,
  origin: string,
): Promise<InboundReply> {
  const { platform } = actor
  const known = (await tx.files.byFile(platform, fileId)).filter(({ deletedAt }) => deletedAt === null)
  for (const file of known) {
    const found = await tx.tickets.get(file.ticketId)
    const context = found && (await openContext(deps, tx, found.partnershipId, origin))
    // Read again under the lock.
    const ticket = context && (await tx.tickets.get(file.ticketId))
    if (!context || !ticket) continue
    await tx.files.markDeleted(platform, fileId, at)
    const { name } = file
    await keepHistory(
      context,
      ticket,
      [{ what: 'file-deleted', audience: file.audience, old: { fileId, name }, new: { text: name } }],
      null,
    )
    await showCards(context, ticket)
  }
  return { kind: 'none' }
}
