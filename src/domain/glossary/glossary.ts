import type { LocaleTag } from '../language/locale-tags.ts'
import { documentsAndLogistics } from './terms/documents-and-logistics.ts'
import { electronics } from './terms/electronics.ts'
import { machiningAndMetal } from './terms/machining-and-metal.ts'
import { mouldingAndCasting } from './terms/moulding-and-casting.ts'
import { quality } from './terms/quality.ts'
import { textileAndCoating } from './terms/textile-and-coating.ts'

export type PartOfSpeech = 'noun' | 'verb' | 'adjective'

/** One thing and its words in every language, the preferred word first. A language may have none in a partnership's own term. */
export interface GlossaryTerm {
  readonly id: string
  /** The process it belongs to; `own` for a term a partnership added. */
  readonly trade: string
  readonly partOfSpeech: PartOfSpeech
  readonly words: Readonly<Partial<Record<LocaleTag, readonly string[]>>>
  /** True once a native speaker of each language confirmed it. */
  readonly reviewed: boolean
}

/** Two terms, or two words of one, that are taken for each other. */
export interface ConfusionNote {
  readonly ids: readonly string[]
  /** In English, for those who keep the glossary. */
  readonly note: string
}

/** The terms Andon brings. */
export const SHIPPED_TERMS: readonly GlossaryTerm[] = [
  ...electronics,
  ...mouldingAndCasting,
  ...machiningAndMetal,
  ...textileAndCoating,
  ...quality,
  ...documentsAndLogistics,
]

/** What is easily confused. */
export const CONFUSIONS: readonly ConfusionNote[] = [
  {
    ids: ['rework'],
    note: '返工 on the mainland is 重工 in Taiwan. 重工 on the mainland means heavy industry.',
  },
  {
    ids: ['rework', 'repair'],
    note: 'Rework (返工, 手直し) makes a part conform; repair (返修, 補修) only makes it usable and needs a concession.',
  },
  {
    ids: ['burr'],
    note: '毛刺 on the mainland is 毛邊 in Taiwan; 毛边 on the mainland also means the raw edge of cloth or paper.',
  },
  {
    ids: ['burr', 'flash'],
    note: 'A burr comes from cutting, flash from a mould (飞边, 溢料). Japanese and Vietnamese use バリ and ba via for both.',
  },
  {
    ids: ['concession'],
    note: '特採 (Taiwan, Japan) and 特采 (mainland) are use as is with approval of what was already made. They are not a special purchase.',
  },
  {
    ids: ['concession', 'deviation-permit'],
    note: 'A concession covers goods already made; a deviation permit is given before they are made.',
  },
  { ids: ['quality-word'], note: '质量 on the mainland is 品質 in Taiwan; 質量 in Taiwan means mass.' },
  {
    ids: ['cold-solder-joint', 'false-solder'],
    note: '冷焊 is a joint that was not hot enough, 虚焊 (mainland) or 空焊 (Taiwan) one that never wetted.',
  },
  {
    ids: ['sink-mark', 'shrinkage'],
    note: '缩水 is a mark on the surface of a moulding, 缩孔 a hole inside a casting.',
  },
  {
    ids: ['cold-shut', 'cold-solder-joint'],
    note: 'Spanish junta fría is the cold shut of a casting, soldadura fría the solder joint.',
  },
  {
    ids: ['containment', 'corrective-action'],
    note: 'Containment (D3) protects the customer at once; corrective action (D5, D6) removes the cause.',
  },
  { ids: ['part-number', 'batch'], note: '料号 names what a part is, 批次 when it was made.' },
  {
    ids: ['delivery-date', 'lead-time'],
    note: '交期 is used for both the date and the time it takes; ask which is meant.',
  },
  {
    ids: ['sampling', 'golden-sample'],
    note: '抽样 is inspection of some; 样板 or 限度样 is the agreed sample to compare with.',
  },
]
