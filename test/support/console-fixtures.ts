import type { Card, Form, Picture } from '../../src/chat/index.ts'
import { encodeAction } from '../../src/chat/index.ts'
import type { ConsoleDirectory, ConsolePartnership } from '../../src/ports/console-directory.ts'

/** A partnership as the console sees one; names are made up. */
const AURORA: ConsolePartnership = {
  id: 'aurora',
  name: 'Aurora Earbuds',
  sides: {
    brand: { name: 'Northwind Audio', zone: 'America/Los_Angeles', language: 'en' },
    factory: { name: '立创精密', zone: 'Asia/Shanghai', language: 'zh-Hans' },
  },
  people: [
    person('b-liaison', 'Maya Torres', 'brand', ['liaison', 'approver']),
    person('b-quality', 'Sam Okafor', 'brand', ['quality']),
    person('f-liaison', '陈晓雯', 'factory', ['liaison']),
    person('f-quality', '刘志强', 'factory', ['quality', 'approver']),
    { ...person('f-manager', '王建国', 'factory', ['manager', 'executive']), zone: 'Asia/Urumqi' },
  ],
}

function person(
  id: string,
  name: string,
  side: 'brand' | 'factory',
  roles: ConsolePartnership['people'][number]['roles'],
) {
  const language = side === 'brand' ? 'en' : 'zh-Hans'
  const zone = side === 'brand' ? 'America/Los_Angeles' : 'Asia/Shanghai'
  return { id, name, side, roles, language, zone } as const
}

export const AURORA_DIRECTORY: ConsoleDirectory = {
  partnerships: async () => [AURORA],
  day: async (partnershipId, side) => {
    if (partnershipId !== 'aurora') return null
    const hours =
      side === 'brand'
        ? [{ from: 540, to: 1050 }]
        : [
            { from: 480, to: 720 },
            { from: 810, to: 1050 },
          ]
    return { date: '2026-02-13', kind: 'working', name: null, hours }
  },
}

const act = (verb: string, ...args: readonly string[]) =>
  encodeAction({ verb, partnershipId: 'aurora', args })

/** One card with every element there is, with text that would break out of careless markup. */
const drawing = (alt: string, text: string): Picture => ({
  ...{ type: 'picture', alt, text, url: null },
  svg: `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="20"><rect width="80" height="20" fill="#e8ecf1"/></svg>`,
})

export const FULL_CARD: Readonly<Record<'en' | 'zh-Hans', Card>> = {
  en: {
    title: 'F-3 Battery swells <b>',
    tone: 'alert',
    summary: 'F-3 is late by 2 hours',
    elements: [
      { type: 'text', text: 'Disclosure is 2 hours late.\nTell the other side now & confirm.' },
      {
        type: 'quote',
        text: '电池鼓包 <script>alert("x")</script>',
        by: 'Chen Xiaowen',
        language: 'zh-Hans',
      },
      { type: 'quote', text: 'no language, no name', by: null, language: null },
      { type: 'note', text: 'Only Lichuang reads this.' },
      {
        type: 'facts',
        facts: [
          { label: 'Due', value: 'Sat, Feb 14, 18:00' },
          { label: 'Rule', value: 'Disclose a "safety" defect' },
        ],
      },
      {
        type: 'steps',
        steps: [
          { label: 'Reported', state: 'done' },
          { label: 'Disclosed', state: 'next' },
          { label: 'Contained', state: 'waiting' },
        ],
      },
      { type: 'list', items: ['lot L2406-17', '3 of 200'] },
      {
        type: 'mention',
        people: [
          { name: 'Chen Xiaowen', userId: 'f-liaison' },
          { name: 'Liu', userId: null },
        ],
      },
      drawing('Both are at work 9:00–10:00.', 'Northwind  ..==##==\nLichuang   ==  ##..'),
      {
        type: 'buttons',
        buttons: [
          { label: "I'm on it", action: act('hold', 'F-3'), style: 'normal' },
          { label: 'Done: disclosed', action: act('disclose', 'F-3'), style: 'primary' },
          { label: 'Withdraw', action: act('withdraw', 'F-3'), style: 'danger' },
        ],
      },
      { type: 'link', label: 'Open', url: 'https://example.com/?a=1&b="2"' },
      { type: 'link', label: 'Not a link', url: 'javascript:alert(1)' },
      { type: 'divider' },
    ],
  },
  'zh-Hans': {
    title: 'F-3 电池鼓包 <b>',
    tone: 'alert',
    summary: 'F-3 已逾期 2 小时',
    elements: [
      { type: 'text', text: '披露已逾期 2 小时。\n请立即通知对方并确认。' },
      { type: 'quote', text: '电池鼓包 <script>alert("x")</script>', by: '陈晓雯', language: 'zh-Hans' },
      { type: 'quote', text: '没有语言，也没有姓名', by: null, language: null },
      { type: 'note', text: '仅立创精密可见。' },
      {
        type: 'facts',
        facts: [
          { label: '期限', value: '2月14日周六 18:00' },
          { label: '规则', value: '披露安全缺陷' },
        ],
      },
      {
        type: 'steps',
        steps: [
          { label: '已上报', state: 'done' },
          { label: '已披露', state: 'next' },
          { label: '已围堵', state: 'waiting' },
        ],
      },
      { type: 'list', items: ['批次 L2406-17', '200 只中 3 只'] },
      {
        type: 'mention',
        people: [
          { name: '陈晓雯', userId: 'f-liaison' },
          { name: '刘', userId: null },
        ],
      },
      drawing('双方都上班的时间：9:00–10:00。', '北风  ..==##==\n立创  ==  ##..'),
      {
        type: 'buttons',
        buttons: [
          { label: '我来处理', action: act('hold', 'F-3'), style: 'normal' },
          { label: '完成：已披露', action: act('disclose', 'F-3'), style: 'primary' },
          { label: '撤回', action: act('withdraw', 'F-3'), style: 'danger' },
        ],
      },
      { type: 'link', label: '打开', url: 'https://example.com/?a=1&b="2"' },
      { type: 'link', label: '不是链接', url: 'javascript:alert(1)' },
      { type: 'divider' },
    ],
  },
}

/** One form with every kind of field. */
export const FULL_FORM: Form = {
  action: act('defect-fields', 'F-3'),
  title: 'Complete F-3',
  submit: 'Save',
  intro: 'Only your side reads the answers.',
  fields: [
    {
      type: 'text',
      name: 'title',
      label: 'Title',
      hint: null,
      required: true,
      multiline: false,
      initial: 'Battery "swells"',
      maxLength: 120,
    },
    {
      type: 'text',
      name: 'text',
      label: 'What happened',
      hint: 'In your own language.',
      required: false,
      multiline: true,
      initial: '</textarea><b>',
      maxLength: 3000,
    },
    { type: 'number', name: 'affected', label: 'Affected', hint: null, required: false, initial: 3, min: 0 },
    {
      type: 'choice',
      name: 'class',
      label: 'Class',
      hint: null,
      required: true,
      initial: 'safety',
      options: [
        { value: 'safety', label: 'Safety' },
        { value: 'cosmetic', label: 'Cosmetic' },
      ],
    },
    {
      type: 'datetime',
      name: 'until',
      label: 'Until',
      hint: null,
      required: false,
      initial: '2026-02-14T18:00',
    },
  ],
}
