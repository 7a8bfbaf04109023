/** A stretch of text that names something, by its place. */
export interface Span {
  readonly from: number
  readonly to: number
  readonly text: string
}

const COUNTERS = [
  'pcs?|pieces?|units?|sets?|boards?|cartons?|boxes|pallets?|reels?|rolls?|panels?|trays?|samples?|parts?|pairs?|ea|cells?|bags?|harness(?:es)?|cables?|lots',
  'stück|stueck|stk|teilen?|sätzen?|geräten?|kartons?|paletten?|muster|gehäusen?|piezas?|pzas?|pz|juegos?|cajas?|unidades|uds|equipos?|arnes(?:es)?|rollos?|tarimas?|bolsas?',
  'sztuk[ia]?|szt|komplet(?:ów|y)?|kartonów|kartony|palety?|opakowań|paczek|urządzenia|elementów|frontów|płyt|cái|chiếc|đôi|bộ|thùng|cuộn|kiện|sản phẩm|sp|cay|cây|cai|doi|tấm|con|bao',
].join('|')
const GLUED = [
  '个|個|件|台|套|只|隻|支|片|箱|颗|顆|块|塊|条|條|根|卷|捲|组|組|双|雙|枚|本|張|张|粒|盒|把|辆|桶|包|匹|ヶ|ケ|コ|セット|ケース|ロール|パレット|台分|点|袋',
  '개|대|장|세트|박스|셀|매|본|롤|파렛트|켤레|벌|ชิ้น|ตัว|ชุด|กล่อง|ม้วน|แผ่น|คู่|พาเลท|อัน|ลัง|ใบ|คัน|ดวง|เส้น|ถุง',
].join('|')
const NUMBER = '\\d{1,3}(?:[.,  ]\\d{3})+|\\d+(?:[.,]\\d+)?[kK万萬千만천]|\\d+'
const COUNTER = `(?: ?(?:${COUNTERS})(?![\\p{L}])\\.?| ?(?:${GLUED}))`
const NOT_INSIDE = '(?<![\\p{Script=Latin}\\d.,±/-])'
const OF = ' ?(?:of|out of|von|aus|de|z|ze|spośród|trên|tren|/|จาก|trong(?: số)?) ?'

const N_OF_M = new RegExp(
  `${NOT_INSIDE}(?:(?:${NUMBER})${COUNTER}?${OF}(?:${NUMBER})${COUNTER}?(?![\\d.%:/])|(?:${NUMBER})${COUNTER}? ?(?:中の?|里有?|裡有?|중 ?|이? ?가운데 ?|のうち) ?(?:${NUMBER})${COUNTER})`,
  'giu',
)
const COUNT = new RegExp(`${NOT_INSIDE}(?:${NUMBER})${COUNTER}`, 'giu')
const RATE =
  /(?<![\p{Script=Latin}\d.,±-])\d+(?:[.,]\d+)? ?(?:%|％|‰|d?ppm\b|percent\b|prozent\b|por ciento\b|procent\p{L}*|phần trăm|เปอร์เซ็นต์|퍼센트|프로|パーセント)/giu

const spansOf = (text: string, pattern: RegExp): Span[] =>
  Array.from(text.matchAll(pattern), (found) => {
    // "5 szt." may end its sentence: the full stop is not of the quantity.
    const shown = found[0].trimEnd().replace(/\.$/, '')
    return { from: found.index, to: found.index + shown.length, text: shown }
  })

const overlaps = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to

/** "3 of 200", "200個中3個": a part of a whole. A slash counts only with a whole that is larger than any day of a month. */
const findRatios = (text: string): Span[] =>
  spansOf(text, N_OF_M).filter((span) => {
    const slash = /^(\d+)\/(\d+)$/.exec(span.text)
    return !slash || Number(slash[2]) > 31
  })

/** Counts of goods with their counter, and parts of a whole as one. */
export function findQuantities(text: string): Span[] {
  if (!/\d/.test(text)) return []
  const ratios = findRatios(text)
  const counts = spansOf(text, COUNT).filter((span) => !ratios.some((ratio) => overlaps(ratio, span)))
  return [...ratios, ...counts].sort((a, b) => a.from - b.from)
}

/** Percentages and parts per million. */
export const findRates = (text: string): Span[] => (/\d/.test(text) ? spansOf(text, RATE) : [])
