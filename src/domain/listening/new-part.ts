/** A line with one of these alone begins a copied mail: nothing below it is new. */
const CUT =
  /^\s*[-_=*]{2,}\s*(original(e|nachricht)?|ursprüngliche|forwarded|weitergeleitete|mensaje (original|reenviado)|(wiadomość|oryginalna|przekazana)|tin nhắn|thư (gốc|chuyển)|ข้อความ(ต้นฉบับ|ที่ส่งต่อ)|原始|转发|轉寄|転送|元のメッセージ|원본|전달)/iu

const FROM =
  /^\s*[*>]*\s*(from|von|de|remitente|od|từ|người gửi|จาก|ผู้ส่ง|发件人|寄件者|寄件人|差出人|送信者|보낸\s?사람|발신(인|자)?)\*?\s*[:：]/iu

const OTHER_HEADER =
  /^\s*[*>]*\s*(to|cc|sent|date|subject|an|gesendet|datum|betreff|para|enviado( el)?|fecha|asunto|do|dw|wysłano|data|temat|tới|đến|ngày|gửi|chủ đề|tiêu đề|ถึง|วันที่|ส่งเมื่อ|เรื่อง|หัวข้อ|收件人|收件者|发送时间|寄件日期|日期|主题|主題|主旨|抄送|副本|宛先|件名|送信日時|日時|日付|받는\s?사람|수신(인|자)?|보낸\s?날짜|날짜|제목|참조)\*?\s*[:：]/iu

const WROTE =
  /(wrote|writes|schrieb|escribió|napisał(\(?a\)?)?|pisze|đã viết|viết|เขียน(ว่า)?|写道|寫道|さんは(次のように)?書きました|작성|님이 씀)\s*[:：]\s*$/iu
const WROTE_JA = /^\s*(20\d\d|\d{1,2}[/月.]).*<[^<>\s]+@[^<>\s]+>\s*[:：]?\s*$/u
const QUOTE = /^\s*(>|&gt;|＞|｜|\|\s)/u
const SUBJECT_PREFIX =
  /^\s*((re|aw|fwd?|wg|tr|rv|odp|pd|回复|回覆|答复|转发|轉寄|転送|返信|답장|전달|trả lời|chuyển tiếp)\s*[:：]\s*)+/iu
const SIGNATURE = /^--\s*$/u

/**
 * What the writer added: quoted lines, forwarded mail, copied headers and everything below a header or a signature mark are
 * left out. Empty when all of it was copied.
 */
export function newPart(text: string): string {
  if (!text.includes('\n')) return QUOTE.test(text) ? '' : text
  const lines = text.split(/\r?\n/)
  const kept: string[] = []
  for (const [at, line] of lines.entries()) {
    if (CUT.test(line) || SIGNATURE.test(line) || beginsMail(lines, at)) break
    if (WROTE.test(line) || WROTE_JA.test(line)) {
      // Some write below the quotation, so only the marked lines and this one go, unless nothing is marked.
      if (!lines.slice(at + 1).some((later) => QUOTE.test(later))) break
      continue
    }
    if (QUOTE.test(line)) continue
    const prefix = SUBJECT_PREFIX.exec(line)
    if (prefix && at > 0 && lines.slice(at + 1).some((later) => FROM.test(later))) continue
    kept.push(line)
  }
  return kept.join('\n').trim()
}

/** A sender's line counts when another header stands near or it holds an address; a bare subject line counts with a sender. */
const beginsMail = (lines: readonly string[], at: number): boolean => {
  const line = lines[at]!
  if (FROM.test(line)) {
    return /@/.test(line) || lines.slice(at + 1, at + 5).some((later) => OTHER_HEADER.test(later))
  }
  return OTHER_HEADER.test(line) && lines.slice(at + 1, at + 4).some((later) => FROM.test(later))
}

const HIDDEN =
  /https?:\/\/\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+|<[@#!][^>]*>|(?<![\p{L}\p{N}])@[\p{L}\p{N}_.-]+|`[^`]*`|:[a-z0-9_+-]+:|\b[\w-]+\.(pdf|xlsx?|docx?|pptx?|jpe?g|png|zip|dwg|stp|step|csv|mp4|heic)\b/giu

/** The text with links, addresses, mentions and file names blanked out, every position kept. */
export const hideNonWords = (text: string): string =>
  /[@:/<`.]/.test(text) ? text.replace(HIDDEN, (found) => ' '.repeat(found.length)) : text
