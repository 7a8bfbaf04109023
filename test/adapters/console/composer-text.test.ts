import { expect, test } from 'vitest'
import { readComposerText } from '../../../src/adapters/console/composer-text.ts'

test.each([
  ['/defect battery swells', { kind: 'command', name: 'defect', text: 'battery swells' }],
  ['/defect', { kind: 'command', name: 'defect', text: '' }],
  [
    '  /ticket D-12 contained\nsorted all stock ',
    { kind: 'command', name: 'ticket', text: 'D-12 contained\nsorted all stock' },
  ],
  ['／defect 电池鼓包', { kind: 'command', name: 'defect', text: '电池鼓包' }],
  ['/Defcet as typed', { kind: 'command', name: 'Defcet', text: 'as typed' }],
  ['/', { kind: 'command', name: '', text: '' }],
  ['@Andon help', { kind: 'mention', text: 'help' }],
  ['@andon: defect cracked lens', { kind: 'mention', text: 'defect cracked lens' }],
  ['请 ＠Andon 帮助', { kind: 'mention', text: '帮助' }],
  ['请看@Andon帮助', { kind: 'mention', text: '帮助' }],
  ['hello @Andon', { kind: 'mention', text: '' }],
  ['write to bob@andon.example', { kind: 'message' }],
  ['@andon.example is a domain', { kind: 'message' }],
  ['@andonia is somebody else', { kind: 'message' }],
  ['either/or', { kind: 'message' }],
])('%j', (typed, expected) => {
  expect(readComposerText(typed)).toEqual(expected)
})
