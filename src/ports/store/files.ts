import type { MessageRef } from '../../chat/index.ts'
import type { Audience, Platform, Side } from '../../domain/partnership/partnership.ts'

/** A file that stands in a message of a ticket. Its bytes stay on the platform; this is all Andon keeps. */
export interface TicketFile {
  /** The message it came with; names the platform too. */
  readonly ref: MessageRef
  /** The platform's own id of the file. */
  readonly fileId: string
  readonly ticketId: string
  readonly name: string
  /** '' when the platform did not say. */
  readonly mimeType: string
  /** Bytes; 0 when the platform did not say. */
  readonly size: number
  /** Where people who may read it find it on the platform; '' when it did not say. */
  readonly url: string
  /** Who may know of it, for ever: a file of an internal ticket stays with its side after disclosure. */
  readonly audience: Audience
  /** Who showed it. */
  readonly personId: string
  readonly side: Side
  /** The platform's time. */
  readonly postedAt: Date
  /** When it was deleted there; null while it stands. */
  readonly deletedAt: Date | null
}

export interface FileRows {
  /** Adds files to their ticket, and resolves with those that were new: one that is known there stays as it is. */
  add(files: readonly TicketFile[]): Promise<readonly TicketFile[]>
  /** The files of a ticket that readers of the side may know of, in the order they came. */
  ofTicket(ticketId: string, reader: Side): Promise<readonly TicketFile[]>
  /** Every ticket's entry of one file. */
  byFile(platform: Platform, fileId: string): Promise<readonly TicketFile[]>
  markDeleted(platform: Platform, fileId: string, at: Date): Promise<void>
  /** Puts `instead` for the names and '' for the addresses of what a person showed in these tickets; resolves with how many. */
  forgetOf(personId: string, ticketIds: readonly string[], instead: string): Promise<number>
}
