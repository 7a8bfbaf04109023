import type { Span } from './find-amounts.ts'

/** Codes every factory writes that name no part: materials, standards, documents, units, protection classes, weeks. */
const NO_PART =
  /^(?:PA|PP|PE|PC|PBT|POM|ABS|TPU|TPE|SUS|AISI|ADC|AL|ALSI|SPCC|SECC|SKD|NAK|HRC|IP|IK|ISO|IATF|IPC|ASTM|JIS|GB|DIN|EN|UL|IEC|AQL|CPK|CP|PPK|RAL|NCS|KW|CW|WK|W|Q|H|D|8D|5W|4M|USB|RJ|DDR|AOI|ICT|FCT|SMT|PO|SO|INV|ECN|ECR|PCN|NCR|CAR|SCAR|QN|FAI|PPAP|REV|VER|V|M|R|C|L|U|J|Q|LOT|SN|BATCH|OP|CNC|LINE|COVID|COB|MP|EVT|DVT|PVT|T|WIFI|BT|RFQ|DHL|UPS|RMA|AWB|BL|CT|LED|GD|STM|MCU)[-. /]?\d*[A-Z]?$/
const DOCUMENT =
  /^(?:PO|SO|INV|ECN|ECR|PCN|NCR|CAR|SCAR|QN|RMA|AWB|8D|ISO|IATF|IPC|ASTM|JIS|DIN|IEC|SN|LOT)[-_ ]?[\d-]/
const CODE = /(?<![A-Za-z0-9_.-])(?=[A-Z0-9]*[A-Z])[A-Z0-9]{1,10}(?:[-_./][A-Z0-9]{1,10})*(?![A-Za-z0-9_])/g
const NAMED_PART =
  /(?:p\/?n|part (?:no|number|nr)|item|model|料号|料號|品番|品号|品號|型番|图号|圖號|図番|품번|부품번호|mã hàng|mã số|mã|รหัส(?:สินค้า|ชิ้นงาน)?|พาร์ท|teile-?nr|artikel(?:nr|nummer)?|sachnummer|n[úu]mero de parte|no\.? de parte|nr części|indeks)\.?\s*[:：#]?\s*([A-Z0-9]{2,}(?:[-_./][A-Z0-9]+)*)/giu

const LOT =
  /(?<![A-Za-z])(?:lots?|batch(?:es)?|l\/n|date ?code|d\/c|批次号?|批次號?|批号|批號|ロット(?:番号|no\.?)?|로트(?:번호)?|lô(?: hàng)?|ล็อต|ลอต|chargen?(?:-?nr\.?)?|los|lotes?|parti[aię]i?|seri[ai]|s\/?n|serial(?: (?:no|number))?|seriennummer|シリアル|序列号|序號)\s*(?:no\.?|nr\.?|number|số|เลขที่|号|號)?\s*[:：#]?\s*((?=[A-Z0-9._/-]*\d)[A-Z0-9]+(?:[-_./][A-Z0-9]+)*)/giu
const GLUED_LOT = /(?<![A-Za-z0-9])LOT-?\d[A-Z0-9-]*/g
const LOT_BEFORE = /(?<![A-Za-z0-9-])([A-Z0-9]*\d[A-Z0-9]*(?:-[A-Z0-9]+)*) ?(?:批(?!量)|ロット|로트)/g

const spanOf = (found: RegExpMatchArray, group: string): Span => {
  const from = found.index! + found[0].lastIndexOf(group)
  return { from, to: from + group.length, text: group }
}

const distinct = (spans: Span[]): Span[] =>
  spans.sort((a, b) => a.from - b.from).filter((span, i, all) => i === 0 || span.from >= all[i - 1]!.to)

/** Lots, batches, date codes and serial numbers, without the word that announces them. */
export function findLots(text: string): Span[] {
  if (!/\d/.test(text)) return []
  const named = Array.from(text.matchAll(LOT), (found) => spanOf(found, found[1]!))
  const glued = Array.from(text.matchAll(GLUED_LOT), (found) => spanOf(found, found[0]))
  const before = Array.from(text.matchAll(LOT_BEFORE), (found) => spanOf(found, found[1]!))
  return distinct(
    [...named, ...glued, ...before].filter((span) => span.text.length >= 2 && !/^\d{1,2}$/.test(span.text)),
  )
}

/**
 * Part numbers. `patterns` are a partnership's own and then the only ones; without them a code counts that mixes capitals
 * and at least two digits, has five characters or more and is no known code for something else.
 */
export function findPartNumbers(
  text: string,
  lots: readonly Span[],
  patterns: readonly RegExp[] | null,
): Span[] {
  const free = (span: Span): boolean => !lots.some((lot) => lot.from < span.to && span.from < lot.to)
  if (patterns) {
    const own = patterns.flatMap((pattern) =>
      Array.from(text.matchAll(new RegExp(pattern.source, withG(pattern.flags))), (found) =>
        spanOf(found, found[0]),
      ),
    )
    return distinct(own.filter((span) => span.text !== ''))
  }
  if (!/\d/.test(text)) return []
  const named = Array.from(text.matchAll(NAMED_PART), (found) => spanOf(found, found[1]!)).filter((span) =>
    /\d.*\d/.test(span.text),
  )
  const codes = Array.from(text.matchAll(CODE), (found) => spanOf(found, found[0])).filter(looksLikePart)
  return distinct([...named, ...codes].filter(free))
}

const withG = (flags: string): string => (flags.includes('g') ? flags : `${flags}g`)

const looksLikePart = ({ text }: Span): boolean => {
  if (text.length < 5 || !/\d.*\d/.test(text) || (/^\d/.test(text) && !/-/.test(text))) return false
  if (/^\d+[-/.]?(?:MM|V|W|A|N|G|KG|M|C|PCS|EA|K|MAH|HZ|HRS?|H)$/.test(text)) return false
  return !NO_PART.test(text) && !DOCUMENT.test(text)
}
