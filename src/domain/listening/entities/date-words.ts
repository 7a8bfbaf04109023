import type { LocaleTag } from '../../language/locale-tags.ts'

/** How a language names days. All values are regular-expression sources, matched without regard to case. */
export interface DateWords {
  /** Word and its distance from today in days; null where a span is meant (a week, a month). */
  readonly relative: readonly (readonly [string, number | null])[]
  /** Monday to Sunday. */
  readonly weekdays: readonly string[]
  /** What makes a weekday one of next week, before or behind it. */
  readonly next: string
  readonly last: string
  /** Small words that may stand before a weekday or date, part of it when quoted. */
  readonly before: string
  /** January to December; empty where months are numbers. */
  readonly months: readonly string[]
  /** `#` is the number of days ahead. */
  readonly inDays: readonly string[]
  /** Order in `3/10`. */
  readonly slash: 'month-day' | 'day-month'
}

const HAN_WEEKDAYS = ['一', '二', '三', '四', '五', '六', '[日天末]'].map(
  (day) => `(?:周|週|星期|礼拜|禮拜)${day}`,
)

const CHINESE: DateWords = {
  relative: [
    ['前天', -2],
    ['昨[天日晚]', -1],
    ['[今当當][天日](?:早上|上午|中午|下午|晚上)?|今[早晚]', 0],
    ['明后天|明後天', 2],
    ['明[天日早晚](?:中午)?', 1],
    ['大后天|大後天', 3],
    ['后[天日]|後[天日]', 2],
    ['[下这這本上][个個]?(?:周|週|星期|礼拜|禮拜)[内內初底]?(?![一二三四五六日天])', null],
    [
      '[下本上][个個]?月[初中底]?|月底|[一二两兩三四五六七八九十\\d]+(?:周|週|个星期|個禮拜)[内內后後]?',
      null,
    ],
    ['年底|年初|春节[前后]?|農曆年前|中秋前', null],
  ],
  weekdays: HAN_WEEKDAYS,
  next: '下[个個]?',
  last: '上[个個]?',
  before: '[这這本]',
  months: [],
  inDays: ['#\\s?[天日](?:后|後|之后|之後|内|內)'],
  slash: 'month-day',
}

/** Days by name in each language. */
export const DATE_WORDS: Readonly<Record<LocaleTag, DateWords>> = {
  en: {
    relative: [
      ['(?:the )?day before yesterday', -2], ['yesterday|last night', -1], ['(?:the )?day after tomorrow', 2], ['noon tomorrow|tomorrow(?: (?:morning|noon|afternoon|evening|eod))?|tmrw?|tomorow', 1],
      ['today|tonight|this (?:morning|afternoon|evening)|eod', 0], ['(?:the )?(?:end|beginning|middle) of (?:(?:this|next|the) )?(?:week|month|quarter|year)', null],
      ['(?:this|next|last|the coming) (?:week(?:end)?|month|quarter|year)|eow|eom', null], ['(?:one|two|three|four|\\d+) (?:weeks?|months?|working days|days)', null], ['(?:c?w|week|wk)\\.? ?\\d{1,2}', null],
    ],
    weekdays: ['mon(?:day)?', 'tue(?:s(?:day)?)?', 'wed(?:nesday)?', 'thu(?:r(?:s(?:day)?)?)?', 'fri(?:day)?', 'sat(?:urday)?', 'sun(?:day)?'],
    next: 'next', last: 'last', before: '(?:on|this|coming)', slash: 'month-day', inDays: ['in # days?'],
    months: ['jan(?:uary)?', 'feb(?:ruary)?', 'mar(?:ch)?', 'apr(?:il)?', 'may', 'june?', 'july?', 'aug(?:ust)?', 'sep(?:t(?:ember)?)?', 'oct(?:ober)?', 'nov(?:ember)?', 'dec(?:ember)?'],
  },
  'zh-Hans': CHINESE,
  'zh-Hant': CHINESE,
  ja: {
    relative: [
      ['一昨日|おととい', -2], ['昨[日夜]|きのう', -1], ['明後日|あさって', 2], ['明日(?:中|の[朝昼夕])?|明朝|あした', 1], ['本日中?|今日中?|今[朝晩夕]|きょう', 0],
      ['[今来先]週(?:中|末|初め|明け|いっぱい)?(?![月火水木金土日]曜?)|再来週|週末|週明け', null], ['[今来先]月(?:中|末|初め|上旬|中旬|下旬)?|月末|年末|年明け|年内', null], ['\\d+(?:週間|ヶ月|か月|日間)(?:後|以内)?', null],
    ],
    weekdays: ['月', '火', '水', '木', '金', '土', '日'].map((day) => `${day}曜日?`), next: '(?:来|翌)週の?', last: '先週の?', before: '今週の?', months: [], inDays: ['#日後', '#日以内'], slash: 'month-day',
  },
  ko: {
    relative: [
      ['그저께|그제', -2], ['어제|어젯밤', -1], ['내일모레|모레', 2], ['내일(?: ?(?:오전|오후|점심|아침|중))?|명일', 1], ['오늘(?: ?(?:오전|오후|아침|중))?|금일|당일', 0],
      ['(?:이번|금|다음|차|지난|전) ?주(?: ?(?:중|말|초|내))?(?! ?[월화수목금토일]요일)|주말', null], ['(?:이번|다음|지난) ?달(?: ?(?:중|말|초))?|월말|연말|(?:\\d+|이|삼) ?(?:주일?|개월)(?: ?(?:후|내))?|이틀|사흘', null],
    ],
    weekdays: ['월', '화', '수', '목', '금', '토', '일'].map((day) => `${day}요일`), next: '(?:다음|차) ?주 ?', last: '지난 ?주 ?', before: '이번 ?주 ?', months: [], inDays: ['# ?일 ?(?:후|뒤|이내)'], slash: 'month-day',
  },
  vi: {
    relative: [
      ['hôm kia', -2], ['hôm qua|hom qua|tối qua', -1], ['ngày kia|mốt', 2], ['(?:sáng|trưa|chiều|tối|ngày) mai|(?:sang|trua|chieu|ngay) mai|mai(?= em| anh| gửi| sẽ| bên|[,.]|$)', 1], ['hôm nay|hom nay|(?:sáng|trưa|chiều|tối) nay|(?:sang|chieu) nay|tối(?= em| gửi)', 0],
      ['(?:đầu|giữa|cuối) (?:tuần|tháng|năm)(?: (?:này|sau|tới|trước))?|tuần (?:này|sau|tới|trước|rồi)|tuan (?:nay|sau|toi|truoc)', null], ['tháng (?:này|sau|tới|trước|\\d{1,2})|thang \\d{1,2}', null], ['\\d+ (?:tuần|tháng|ngày)(?: nữa)?', null],
    ],
    weekdays: ['thứ (?:hai|2)|thu 2', 'thứ (?:ba|3)|thu 3', 'thứ (?:tư|4)|thu 4', 'thứ (?:năm|5)|thu 5', 'thứ (?:sáu|6)|thu (?:6|sau)', 'thứ (?:bảy|bẩy|7)|thu 7', 'chủ nhật|cn'],
    next: 'tuần (?:sau|tới)|tới', last: 'tuần (?:trước|rồi)', before: '', months: [], inDays: ['# ngày nữa', 'sau # ngày', 'trong # ngày'], slash: 'day-month',
  },
  th: {
    relative: [
      ['เมื่อวานซืน', -2], ['เมื่อวาน(?:นี้)?|เมื่อคืน', -1], ['มะรืน(?:นี้)?', 2], ['พรุ่งนี้(?:เช้า|เที่ยง|บ่าย|เย็น)?|(?:เช้า|เที่ยง|บ่าย|เย็น)พรุ่งนี้', 1], ['วันนี้|(?:เช้า|บ่าย|เย็น|คืน)นี้', 0],
      ['(?:ต้น|กลาง|ปลาย|สิ้น)?(?:สัปดาห์|อาทิตย์|เดือน|ปี)(?:นี้|หน้า|ก่อน|ที่แล้ว)|(?:สิ้น|ต้น|ปลาย)เดือน', null], ['\\d+ ?(?:สัปดาห์|อาทิตย์|เดือน|วัน)', null],
    ],
    weekdays: ['(?:วัน)?จันทร์', '(?:วัน)?อังคาร', '(?:วัน)?พุธ', '(?:วัน)?พฤหัส(?:บดี)?', '(?:วัน)?ศุกร์', '(?:วัน)?เสาร์', '(?:วัน)อาทิตย์'], next: 'หน้า', last: 'ที่แล้ว|ก่อน', before: '', slash: 'day-month', inDays: ['อีก ?# ?วัน', 'ภายใน ?# ?วัน'],
    months: ['ม\\.?ค\\.?|มกรา(?:คม)?', 'ก\\.?พ\\.?|กุมภา(?:พันธ์)?', 'มี\\.?ค\\.?|มีนา(?:คม)?', 'เม\\.?ย\\.?|เมษา(?:ยน)?', 'พ\\.?ค\\.?|พฤษภา(?:คม)?', 'มิ\\.?ย\\.?|มิถุนา(?:ยน)?', 'ก\\.?ค\\.?|กรกฎา(?:คม)?', 'ส\\.?ค\\.?|สิงหา(?:คม)?', 'ก\\.?ย\\.?|กันยา(?:ยน)?', 'ต\\.?ค\\.?|ตุลา(?:คม)?', 'พ\\.?ย\\.?|พฤศจิกา(?:ยน)?', 'ธ\\.?ค\\.?|ธันวา(?:คม)?'],
  },
  de: {
    relative: [
      ['vorgestern', -2], ['gestern(?: (?:abend|nachmittag|früh))?', -1], ['übermorgen', 2], ['heute(?: (?:früh|morgen|vormittag|mittag|nachmittag|abend|nacht))?', 0], ['(?<!guten )morgen(?: (?:früh|vormittag|mittag|nachmittag|abend))?', 1],
      ['(?:(?:ende|anfang|mitte) )?(?:diese[rn]?|nächste[rn]?|kommende[rn]?|letzte[rn]?|vorige[rn]?) (?:woche|monat|quartal|jahr)(?:s|es)?|(?:am )?wochenende|wochenanfang|monatsende', null], ['(?:ende|anfang|mitte) (?:der woche|des monats|kw ?\\d+)|kw ?\\d{1,2}', null], ['(?:eine?|zwei|drei|vier|\\d+) (?:wochen?|monaten?|tagen?|werktagen?)', null],
    ],
    weekdays: ['montag|mo\\.', 'dienstag|di\\.', 'mittwoch|mi\\.', 'donnerstag|do\\.', 'freitag|fr\\.', 'samstag|sonnabend|sa\\.', 'sonntag'], next: 'nächste[nr]?|kommende[nr]?', last: 'letzte[nr]?|vorige[nr]?', before: '(?:am|diesen)', slash: 'day-month', inDays: ['in # tagen?'],
    months: ['jan(?:uar)?|jänner', 'feb(?:ruar)?', 'mär(?:z)?|maerz', 'apr(?:il)?', 'mai', 'juni?', 'juli?', 'aug(?:ust)?', 'sep(?:t(?:ember)?)?', 'okt(?:ober)?', 'nov(?:ember)?', 'dez(?:ember)?'],
  },
  es: {
    relative: [
      ['anteayer|antier', -2], ['ayer|anoche', -1], ['pasado mañana', 2], ['hoy(?: mismo)?|esta (?:mañana|tarde|noche)|en la (?:noche|tarde)', 0], ['(?<!esta |la |buena )mañana(?: (?:por la mañana|por la tarde|temprano))?', 1],
      ['(?:(?:a )?(?:fin(?:es)?|final|inicios?|principios?|mediados) de )?(?:est[ea]|la|el|próxim[oa]|pasad[oa]) (?:semana|mes|trimestre|año)(?: (?:que viene|que entra|pasad[oa]|próxim[oa]))?|(?:el |este )?fin de (?:semana|mes|año)', null], ['(?:una?|dos|tres|cuatro|\\d+) (?:semanas?|meses|mes|días(?: hábiles)?)|semana \\d{1,2}', null],
    ],
    weekdays: ['lunes', 'martes', 'mi[ée]rcoles', 'jueves', 'viernes', 's[áa]bado', 'domingo'], next: 'próximo|que viene|que entra|siguiente', last: 'pasado', before: '(?:el|este)', slash: 'day-month', inDays: ['en # días'],
    months: ['ene(?:ro)?', 'feb(?:rero)?', 'mar(?:zo)?', 'abr(?:il)?', 'may(?:o)?', 'jun(?:io)?', 'jul(?:io)?', 'ago(?:sto)?', 'sep(?:t(?:iembre)?)?', 'oct(?:ubre)?', 'nov(?:iembre)?', 'dic(?:iembre)?'],
  },
  pl: {
    relative: [
      ['przedwczoraj', -2], ['wczoraj(?:szej)?', -1], ['pojutrze', 2], ['jutro|jutra', 1], ['dzisiaj|dziś|dzis|dzisiejsz(?:y|ego)|wieczorem|po południu', 0],
      ['(?:(?:na )?(?:koniec|końca|początku?) )?(?:w )?(?:tym|tego|przyszły[mn]?|przyszłego|następnym|następnego|zeszłym|ubiegłym) (?:tygodni[ua]|miesiąc[ua]|rok[ui]?)|(?:w )?weekend|koniec (?:miesiąca|tygodnia)', null], ['(?:dwa|dwóch|trzy|cztery|\\d+) (?:tygodni(?:e|a)?|miesi[ąę]c[ey]|dni)|tydzień', null], ['(?:w )?tygodniu \\d{1,2}', null],
    ],
    weekdays: ['poniedział(?:ek|ku)', 'wtor(?:ek|ku)', 'środ[aęy]|srod[aey]', 'czwart(?:ek|ku)', 'piąt(?:ek|ku)|piatk?(?:ek|u)', 'sobot[aęy]', 'niedziel[aęi]'], next: 'przyszł(?:y|ą|ego)|następn(?:y|ą|ego)', last: 'zeszł(?:y|ą|ego)|ubiegł(?:y|ą|ego)', before: '(?:we?|na)', slash: 'day-month', inDays: ['za # dni', 'w ciągu # dni'],
    months: ['sty(?:cznia|czniu|czeń)', 'lut(?:ego|ym|y)', 'mar(?:ca|cu|zec)', 'kwie(?:tnia|tniu|cień)', 'maj(?:a|u)?', 'czerw(?:ca|cu|iec)', 'lip(?:ca|cu|iec)', 'sierp(?:nia|niu|ień)', 'wrze(?:śnia|śniu|sień)', 'październik(?:a|u)?', 'listopad(?:a|zie)?', 'grud(?:nia|niu|zień)'],
  },
} // biome-ignore format: one line a list
