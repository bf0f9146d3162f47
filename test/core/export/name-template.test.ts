import { assert, property, string } from 'fast-check'
import { expect, test } from 'vitest'
import { fillNameTemplate, unknownNameWords, type NameParts } from '../../../src/core/export/name-template.ts'

const all: NameParts = {
  title: 'How sound travels',
  show: 'Deep Water',
  number: 12,
  season: 2,
  date: '2026-11-23',
}
const bare: NameParts = { title: 'How sound travels' }

test.each<[string, NameParts, string]>([
  ['{number} {title}', all, '12 How sound travels'],
  ['{number} {title}', bare, 'How sound travels'],
  ['{show} - {number} - {title}', all, 'Deep Water - 12 - How sound travels'],
  ['{show} - {number} - {title}', { ...all, number: undefined }, 'Deep Water - How sound travels'],
  ['{show} - {number} - {title}', bare, 'How sound travels'],
  ['{title} ({number})', bare, 'How sound travels'],
  ['({number}) {title}', bare, 'How sound travels'],
  ['S{season}E{number} {title}', all, 'S2E12 How sound travels'],
  ['{date}_{ Title }', all, '2026-11-23_How sound travels'],
  ['{TITLE}', { title: '(Un)heard: part 2/3?' }, '(Un)heard part 2 3'],
  ['{title} #{number}', { title: 'A list' }, 'A list'],
  ['', all, 'How sound travels'],
  ['{number}', bare, 'How sound travels'],
  ['{show}/../{title}', all, 'Deep Water .. How sound travels'],
])('%s', (template, parts, name) => {
  expect(fillNameTemplate(template, parts)).toBe(name)
})

test('words that mean nothing stay and are named', () => {
  expect(fillNameTemplate('{title} {episode}', all)).toBe('How sound travels {episode}')
  expect(unknownNameWords('{title} {episode} {x}')).toEqual(['{episode}', '{x}'])
  expect(unknownNameWords('{Number}{ date }')).toEqual([])
})

test('exploit: whatever a template and a title say, the name is one safe part of a path', () => {
  assert(
    property(string({ unit: 'binary' }), string({ unit: 'binary' }), (template, title) => {
      const name = fillNameTemplate(`${template}{title}${template}`, { title })
      expect(name).not.toMatch(/[/\\:*?"<>|\u0000-\u001f]|^\.|^$|[. ]$/)
    }),
  )
})
