import { describe, expect, test } from 'vitest'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import { fixFirst, outlineOf, problemsOf } from './outline.ts'

describe('a name before a colon begins a turn', () => {
  test.for<[string, string[]]>([
    ['Host: Welcome!\nGuest: Thanks!', ['Host: Welcome!', 'Guest: Thanks!']],
    ['Host:Welcome!\nGuest:Thanks!', ['Host: Welcome!', 'Guest: Thanks!']],
    ['host: hi\nguest: hey\nhost: bye', ['host: hi', 'guest: hey', 'host: bye']],
    ['**Host:** hi\n**Guest**: hey', ['Host: hi', 'Guest: hey']],
    ['**Host: Hi all**\n*Guest*: hey', ['Host: Hi all', 'Guest: hey']],
    ['- Host: hi\n* Guest: hey', ['Host: hi', 'Guest: hey']],
    ['1. Host: hi\n2) Guest: hey', ['Host: hi', 'Guest: hey']],
    ['> Host: hi\n>\n> Guest: hey', ['Host: hi', 'Guest: hey']],
    ['“Host”: hi\n"Guest": hey', ['Host: hi', 'Guest: hey']],
    ['[Host]: hi\n`Guest`: hey', ['Host: hi', 'Guest: hey']],
    ['## Host:\nhi\n\n## Guest:\nhey', ['Host: hi', 'Guest: hey']],
    [
      '    Ann: hi\n    Bob: hey\n    Ann: you\n    Bob: too',
      ['Ann: hi', 'Bob: hey', 'Ann: you', 'Bob: too'],
    ],
    ['Host:\thi\nGuest\t:\they', ['Host: hi', 'Guest: hey']],
    ['Host (warm, a little amused): hi', ['Host (warm, a little amused): hi']],
    ['Host (warm) : hi\n**Guest (cool):** hey', ['Host (warm): hi', 'Guest (cool): hey']],
    [
      'Host [laughing]: hi\n**Guest** (cool (very)): hey',
      ['Host (laughing): hi', 'Guest (cool (very)): hey'],
    ],
    ['Host:\n\nHi there.\n\nGuest:\nHello.', ['Host: Hi there.', 'Guest: Hello.']],
    ['Hôte : Bonjour\nInvitée : Salut', ['Hôte: Bonjour', 'Invitée: Salut']],
    ['Q: Why?\nA: Because.', ['Q: Why?', 'A: Because.']],
  ])('%j', ([source, expected]) => {
    expect(outlineOf(source)).toEqual(expected)
    expect(problemsOf(source)).toEqual([])
  })
})

describe('what only looks like a name is spoken', () => {
  test.for([
    'https://example.org is the address.',
    'mailto:host@example.org works too.',
    '10:30 is when we start.',
    'At 10:30: we start.',
    'C:\\shows is a folder.',
    'std::vector is a list.',
    'He was late. She said: why?',
    'Note: this is text.',
    'NOTE: so is this.',
    'Warning: and this.',
    'PS: and this.',
    'P.S.: and this.',
    'Q: What is this?',
    'A: Text.',
    'Here is the thing: it is text.',
    'In other words: text.',
    'and he said: nothing.',
    'There is one thing that I have always wanted to say: hello.',
    ':) is a smiley.',
    '(aside): no name.',
    'Примечание: тоже текст.',
  ])('%s', (line) => {
    const source = `Host: One.\n${line}\nGuest: Two.\nHost: Three.\nGuest: Four.`
    expect(outlineOf(source)).toEqual([`Host: One. ${line}`, 'Guest: Two.', 'Host: Three.', 'Guest: Four.'])
  })

  test('unless the cast says that it is one', () => {
    const source =
      '---\ncast: {Note: Kore, in other words: Puck}\n---\nNote: I am a name.\nIn other words: so am I.'
    expect(outlineOf(source)).toEqual(['Note: I am a name.', 'in other words: so am I.'])
  })

  test('nor is a colon in the middle of a line, or an escaped one', () => {
    expect(outlineOf('Host: She said: no.\nGuest\\: nobody.\nGuest: Me.')).toEqual([
      'Host: She said: no. Guest: nobody.',
      'Guest: Me.',
    ])
  })

  test('in prose that opens without a name and has a colon here and there', () => {
    const source = 'It moves.\nPressure: a wave.\nIt moves.\nTemperature: warm.\nIt is so.\nAnd it goes on.'
    expect(outlineOf(source)).toEqual([`…Narrator: ${source.replaceAll('\n', ' ')}`])
  })

  test('a time or an address at the beginning of several lines', () => {
    const lines = [
      'Friday 10:30 it is.',
      'Friday 10:45 it was.',
      'https://a.example',
      'https://b.example',
      'a::b',
      'a::c',
    ]
    expect(outlineOf(`Host: One.\n${lines.join('\n')}`)).toEqual([`Host: One. ${lines.join(' ')}`])
  })

  test('Q and A are speakers where both come back, text where they do not', () => {
    const answered = 'Host: Let us see.\nQ: Why?\nA: So.\nQ: Really?\nA: Yes.'
    expect(outlineOf(answered)).toEqual(answered.split('\n'))
    expect(outlineOf('Host: Let us see.\nQ: Why?\nA: So.')).toEqual(['Host: Let us see. Q: Why? A: So.'])
  })
})

describe('a name that stands only once', () => {
  const source = 'Host: One.\nGuest: Two.\nTangent: Three.\nHost: Four.\nGuest: Five.'

  test('is a speaker, and the script is asked', () => {
    expect(outlineOf(source)).toEqual(source.split('\n'))
    expect(parseScript(source).problems).toEqual([
      {
        code: 'name-used-once',
        severity: 'question',
        line: 3,
        range: { start: 23, end: 30 },
        message: 'Is Tangent a speaker? The name stands only here.',
        fix: { label: 'No, read it as text', range: { start: 30, end: 30 }, text: '\\' },
      },
    ])
    const fixed = fixFirst(source, 'name-used-once')
    expect(outlineOf(fixed)).toEqual([
      'Host: One.',
      'Guest: Two. Tangent: Three.',
      'Host: Four.',
      'Guest: Five.',
    ])
    expect(problemsOf(fixed)).toEqual([])
  })

  test('may misspell another', () => {
    const misspelt = 'Host: One.\nGuest: Two.\nGeust: Three.\nHost: Four.\nGuest: Five.'
    expect(problemsOf(misspelt)).toEqual(['3 question name-misspelt'])
    expect(fixFirst(misspelt, 'name-misspelt')).toBe(misspelt.replace('Geust', 'Guest'))
  })

  test.for([
    'Host: One.\nCaller: Two.\nHost: Three.',
    'Host: One.\nTangent (bright): Two.\nHost: Three.',
    '---\ncast: {Tangent: Kore}\n---\nHost: One.\nTangent: Two.\nHost: Three.',
    'Ann: One.\nBob: Two.\nCleo: Three.',
    'Ann: All of it.\nIn two lines.',
    'Speaker 1: One.\nSpeaker 2: Two.\nSpeaker 1: Three.',
  ])('is not doubted in %j', (sure) => {
    expect(problemsOf(sure)).toEqual([])
  })
})

describe('spellings of one speaker', () => {
  test('the most frequent is the name, and the others are reported once each', () => {
    const source =
      'HOST: One.\nHost : Two.\nGuest: Three.\nHost: Four.\nHOST: Five.\nhost: Six.\nHost: Seven.\nGuest: Eight.'
    const script = parseScript(source)
    expect(script.speakers.map(({ name, spellings, turns }) => ({ name, spellings, turns }))).toEqual([
      { name: 'Host', spellings: ['HOST', 'Host', 'host'], turns: 6 },
      { name: 'Guest', spellings: ['Guest'], turns: 2 },
    ])
    expect(problemsOf(source)).toEqual(['1 warning speaker-spelling', '6 warning speaker-spelling'])
    expect(fixFirst(source, 'speaker-spelling').startsWith('Host: One.')).toBe(true)
  })

  test('the first wins a tie, the cast wins over all', () => {
    expect(outlineOf('HOST: One.\nHost: Two.')).toEqual(['HOST: One.', 'HOST: Two.'])
    expect(outlineOf('---\ncast: {hOsT: Kore}\n---\nHOST: One.\nHost: Two.')).toEqual([
      'hOsT: One.',
      'hOsT: Two.',
    ])
  })

  test('kinds of spaces, apostrophes and invisible marks make no difference', () => {
    const source = "Seán O’Brien: One.\nSea\u0301n\u00A0 O'Brien: Two.\n\u200FSeán O’Brien\u200F: Three."
    expect(parseScript(source).speakers.map(({ name, turns }) => [name, turns])).toEqual([
      ['Seán O’Brien', 3],
    ])
  })
})

describe('who speaks what has no name', () => {
  test('the narrator before the first name, which is reported', () => {
    expect(outlineOf('Deep Water\n\nHost: Hi.\nGuest: Hey.')).toEqual([
      '…Narrator: Deep Water',
      'Host: Hi.',
      'Guest: Hey.',
    ])
    expect(fixFirst('Deep Water\n\nHost: Hi.', 'text-before-speaker')).toBe('# Deep Water\n\nHost: Hi.')
    expect(fixFirst('It was late.\n\nHost: Hi.', 'text-before-speaker')).toBe(
      'Host: It was late.\n\nHost: Hi.',
    )
    expect(fixFirst('Here it is:\n\nHost: Hi.', 'text-before-speaker')).toBe('// Here it is:\n\nHost: Hi.')
  })

  test('the speaker of the cast in a script without names', () => {
    expect(outlineOf('---\ncast: {Anna: Kore}\n---\nJust text.\n\nMore.')).toEqual([
      '…Anna: Just text.',
      '…Anna: More.',
    ])
  })

  test('the speaker before a cue or a chapter goes on, after a cue in the same manner', () => {
    expect(outlineOf('Host (low): One.\n[pause]\nTwo.\n# Next\nThree.')).toEqual([
      'Host (low): One.',
      '[pause 0.8]',
      '…Host (low): Two.',
      '# Next',
      '…Host: Three.',
    ])
  })
})
