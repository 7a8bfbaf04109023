import type { AgendaItem, CheckIn } from '../../domain/check-in/check-in.ts'
import type { Prisma } from './generated/client.ts'
import { readBody, toBody } from './json-body.ts'

type Words = Pick<CheckIn, 'answers' | 'minuteLines' | 'attendance' | 'calledOff'>

/** Puts `instead` for what one person said at check-ins and for the items they added; resolves with how many rows. */
export async function emptyCheckIns(
  prisma: Prisma.TransactionClient,
  partnershipId: string,
  personId: string,
  instead: string,
): Promise<number> {
  let emptied = 0
  for (const { id, body } of await prisma.checkInEntry.findMany({ where: { partnershipId } })) {
    const words = readBody<Words>(body)
    const without = { ...words, ...withoutWords(words, personId, instead) }
    if (JSON.stringify(without) === JSON.stringify(words)) continue
    await prisma.checkInEntry.update({
      where: { id },
      data: { body: toBody(without) as Prisma.InputJsonValue },
    })
    emptied++
  }
  for (const { id, body } of await prisma.agendaEntry.findMany({
    where: { partnershipId, addedBy: personId },
  })) {
    const item = readBody<Pick<AgendaItem, 'text'>>(body)
    if (item.text === instead) continue
    const data = { body: toBody({ ...item, text: instead }) as Prisma.InputJsonValue }
    await prisma.agendaEntry.update({ where: { id }, data })
    emptied++
  }
  return emptied
}

const withoutWords = (words: Words, personId: string, instead: string): Words => ({
  answers: words.answers.map((one) => (one.personId === personId ? { ...one, text: instead } : one)),
  minuteLines: words.minuteLines.map((one) => (one.by === personId ? { ...one, text: instead } : one)),
  attendance: words.attendance.map((one) =>
    one.personId === personId && one.substitute !== null ? { ...one, substitute: instead } : one,
  ),
  calledOff: words.calledOff?.by === personId ? { ...words.calledOff, reason: instead } : words.calledOff,
})
