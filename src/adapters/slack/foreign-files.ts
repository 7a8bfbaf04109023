import type { webApi } from '@slack/bolt'
import type { FileRef, IncomingEvent } from '../../chat/index.ts'
import type { Logger } from '../../ports/logger.ts'
import { slackErrorWord } from './slack-errors.ts'
import { readFile } from './translate-message.ts'

/** How long a message waits to be stored for what Slack tells of its files. Slack allows three seconds for all. */
const WAIT_MS = 1_200

/**
 * The event with its files described: in a channel shared by companies Slack gives the other company's files by their
 * ids alone and wants to be asked (`file_access: check_file_info`). One it does not tell of in time keeps its id for a name.
 */
export async function describeFiles<Event extends IncomingEvent>(
  event: Event,
  client: webApi.WebClient,
  logger: Logger,
): Promise<Event> {
  if (!('message' in event) || event.message.files.every(({ url }) => url !== '')) return event
  const files = await Promise.all(
    event.message.files.map((file) =>
      file.url === '' ? within(describe(file, client, logger), file) : file,
    ),
  )
  return { ...event, message: { ...event.message, files } }
}

async function describe(file: FileRef, client: webApi.WebClient, logger: Logger): Promise<FileRef> {
  try {
    const { file: found } = await client.files.info({ file: file.id })
    return found?.id ? readFile({ ...found, id: found.id } as Parameters<typeof readFile>[0]) : file
  } catch (error) {
    logger.info(
      { platform: 'slack', reason: slackErrorWord(error) ?? 'unreachable' },
      'a file stays undescribed',
    )
    return file
  }
}

const within = (work: Promise<FileRef>, otherwise: FileRef): Promise<FileRef> =>
  Promise.race([
    work,
    new Promise<FileRef>((resolve) => setTimeout(() => resolve(otherwise), WAIT_MS).unref()),
  ])
