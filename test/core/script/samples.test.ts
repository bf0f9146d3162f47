import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import { expectedSeconds, wordCount } from '../../../src/core/script/speech-text.ts'
import { outline, outlineOf, problemsOf, readSample } from './outline.ts'

test('an interview', () => {
  const source = readSample('interview.md')
  const script = parseScript(source)
  expect(outline(script)).toEqual([
    '# Arriving',
    'Priya: You lived on a rock for eleven years. What does a morning sound like out there?',
    "Mr. O'Neill: Gulls. (He thinks.) Then more gulls.",
    'Priya (laughing): And after breakfast?',
    "Mr. O'Neill: The lamp has to be cleaned by 10:30. There is a page about it at https://example.org/lamps: a good one.",
    '[pause 1.2]',
    'Priya: Did you ever get lonely?',
    '## The storm of 1987',
    "Mr. O'Neill (quietly): Once.\nThe boat could not land for five weeks,\nand the radio was out. Note: nobody on shore knew.\n" +
      'I talked to the gulls. <chuckle> They are poor listeners.',
    "Priya: Thank you, Mr. O'Neill.",
    '[music theme fadeOut 3]',
  ])
  expect(script.frontMatter).toMatchObject({
    title: 'The lighthouse keeper',
    show: 'Odd Jobs',
    language: 'en-GB',
    cast: { Priya: { voice: 'Kore' }, "Mr. O'Neill": { voice: 'Charon', style: 'slow and dry', pace: 0.9 } },
  })
  expect(script.speakers).toEqual([
    { name: 'Priya', spellings: ['Priya'], turns: 4, words: 28 },
    { name: "Mr. O'Neill", spellings: ["Mr. O'Neill", 'Mr. O’Neill'], turns: 3, words: 55 },
  ])
  expect(script.problems).toEqual([])
})

test('an interview from Windows: a byte order mark and CRLF change nothing', () => {
  const source = readSample('interview.md')
  const windows = parseScript(`\uFEFF${source.replaceAll('\n', '\r\n')}`)
  const plain = parseScript(source)
  expect(outline(windows)).toEqual(outline(plain))
  expect({ ...windows.frontMatter, range: undefined }).toEqual({ ...plain.frontMatter, range: undefined })
  expect(windows.speakers).toEqual(plain.speakers)
  expect(problemsOf(source)).toEqual([])
  expect(outlineOf('\uFEFFHost: Hi\r\nGuest: Hello')).toEqual(['Host: Hi', 'Guest: Hello'])
})

test('a monologue: a text without a name is spoken by one narrator, each paragraph a turn', () => {
  const script = parseScript(readSample('monologue.txt'))
  expect(outline(script)).toEqual([
    '…Narrator: I want to tell you about the smallest museum in the world.',
    '…Narrator: It stands in a phone box in Yorkshire, and it is open all night: nobody has ever thought of a reason to lock it.',
    '…Narrator: Inside there are three shelves. The first holds a fossil; the second, a photograph of the man who found it. ' +
      'Here is the thing: the third shelf is empty.',
  ])
  expect(script.speakers).toEqual([{ name: 'Narrator', spellings: [], turns: 3, words: 65 }])
  expect(script.problems).toEqual([])
})

test('a story', () => {
  const source = readSample('story.md')
  expect(outlineOf(source)).toEqual([
    '# The Fox and the Bell',
    'NARRATOR: Once a fox found a bell in the snow.',
    'FOX (puzzled): What are you?',
    'BELL: Ring me and see.',
    '[pause 0.8]',
    'NARRATOR: So the fox did what foxes do. He bit it.',
    'THE OLD MAN OF THE WOODS: Who is ringing at this hour?',
    'FOX (with his mouth full): Nobody! [laughs]',
    'NARRATOR: And that, they say, is why foxes bark.',
    'THE OLD MAN OF THE WOODS: <sigh> Foxes.',
  ])
  expect(problemsOf(source)).toEqual(['5 question name-used-once'])
})

test('Cyrillic and emoji', () => {
  const source = readSample('cyrillic-and-emoji.txt')
  const script = parseScript(source)
  expect(outline(script)).toEqual([
    'Ведущая: Доброе утро! Сегодня с нами Анна-Мария 🎉.',
    'Анна-Мария (весело): Привет! 👋🏽 Рада быть здесь.',
    'Ведущая: Примечание: эфир прямой. Примечание: это не имя.',
    '🎤 Диктор: Мы вернёмся после паузы.',
    '[pause 2]',
    'Анна-Мария: Я всё ещё здесь 👩‍👩‍👧.',
    '🎤 Диктор: И мы тоже.',
  ])
  expect(script.speakers.map(({ name, words }) => [name, words])).toEqual([
    ['Ведущая', 13],
    ['Анна-Мария', 8],
    ['🎤 Диктор', 7],
  ])
  expect(script.problems).toEqual([])
})

test('Hebrew and Arabic, a quotation mark inside a name too', () => {
  const source = readSample('right-to-left.txt')
  expect(outlineOf(source)).toEqual(source.trimEnd().split('\n'))
  expect(problemsOf(source)).toEqual([])
})

test('Chinese, with its own colons and parentheses', () => {
  const source = readSample('chinese.txt')
  expect(outlineOf(source)).toEqual([
    '主持人: 欢迎收听，今天我们谈海里的声音。',
    '嘉宾 (笑着): 谢谢你的邀请。',
    '主持人: 声音在水里走得更快吗？',
    '嘉宾: 快四倍多。',
  ])
  expect(problemsOf(source)).toEqual([])
})

test('a script pasted from a Markdown chat', () => {
  const source = readSample('markdown-chat.md')
  expect(outlineOf(source)).toEqual([
    '…Narrator: Sure! Here is your podcast script:',
    '### Cold open',
    'Host: Imagine a single drop of water.',
    'Guest (whispering): I am imagining it.',
    'Host: Now imagine 1,000 of them. All at once.',
    'Guest: That is a puddle.',
    'Host: Exactly!',
    'Guest: “A puddle,” she said, is:\nwet,\nshallow,\nunderrated.',
    'Host: See the puddle page for more.',
    '[pause 1]',
    'Host: Goodbye from me.',
    'Guest: And from me.',
  ])
  expect(problemsOf(source)).toEqual(['1 warning text-before-speaker', '22 warning speaker-spelling'])
})

test('an interview by Q and A', () => {
  const source = readSample('questions-and-answers.txt')
  expect(outlineOf(source)).toEqual([
    'Q: When was the bridge built?',
    'A: It was begun in 1883 and finished in 1890.',
    'Q: Who paid for it?',
    'A: Four railway companies. PS: They argued about it for years.',
  ])
  expect(problemsOf(source)).toEqual([])
})

test('a transcript with times', () => {
  const source = readSample('transcript.txt')
  expect(outlineOf(source)).toEqual([
    'Speaker 1: So, uh, welcome.',
    'Speaker 2: Thanks.',
    'Speaker 1: At 10:30 we go live.',
    'Speaker 2: Is it ready? See C:\\shows and a::b.',
    'Speaker 1: It is.',
  ])
  expect(problemsOf(source)).toEqual(['4 warning speaker-spelling'])
})

test('hostile names, keys and markup are data like any other', () => {
  const script = parseScript(readSample('hostile.txt'))
  expect(outline(script)).toEqual([
    '__proto__: I am a speaker.',
    'constructor: So am I.',
    'toString (<img src=x onerror=alert(1)>): Me too. <script>alert(1)</script>',
    'hasOwnProperty: And I.',
    'hasOwnProperty: Twice.',
    '[? ../../etc/passwd]',
    '[music ../../secret fadeOut 1]',
  ])
  const cast = script.frontMatter?.cast ?? {}
  expect(Object.entries(cast)).toEqual([
    ['__proto__', { voice: 'Zephyr' }],
    ['constructor', { voice: 'Puck' }],
    ['toString', { voice: 'Kore' }],
  ])
  expect([
    cast['valueOf'],
    script.frontMatter?.values['valueOf'],
    Object.hasOwn(Object.prototype, 'polluted'),
  ]).toEqual([undefined, undefined, false])
})

test('a panel of five with 200 turns', () => {
  const names = ['Moderator', 'Dr. Ada Müller', "Seán O'Brien", 'Speaker 4', 'Zoë']
  const panel = Array.from({ length: 200 }, (_, turn) => ({
    name: names[(turn * 3) % 5] ?? '',
    text: `This is remark number ${turn + 1}, made at ${10 + (turn % 12)}:30: nothing more.`,
  }))
  const source = panel.map(
    ({ name, text }, turn) => `${turn % 50 === 0 ? `# Round ${turn / 50 + 1}\n` : ''}${name}: ${text}\n`,
  )
  const script = parseScript(source.join('\n'))
  expect(script.turns.map(({ speaker, text }) => ({ name: speaker, text }))).toEqual(panel)
  expect(script.chapters.map((chapter) => chapter.title)).toEqual([
    'Round 1',
    'Round 2',
    'Round 3',
    'Round 4',
  ])
  expect(script.speakers.map(({ name, turns }) => [name, turns])).toEqual([
    ['Moderator', 40],
    ['Speaker 4', 40],
    ['Dr. Ada Müller', 40],
    ['Zoë', 40],
    ["Seán O'Brien", 40],
  ])
  expect(script.problems).toEqual([])
})

test('10,000 turns and one turn of 200,000 characters', () => {
  const many = parseScript(
    Array.from({ length: 10_000 }, (_, turn) => `${turn % 2 === 0 ? 'Host' : 'Guest'}: ${turn}`).join('\n'),
  )
  expect(many.turns.map((turn) => turn.text)).toEqual(
    Array.from({ length: 10_000 }, (_, turn) => String(turn)),
  )
  const long = 'A very long story. '.repeat(10_527).slice(0, 200_000).trim()
  expect(parseScript(`Host: ${long}`).turns.map((turn) => turn.text)).toEqual([long])
})

test('the sample script of a new library has nothing to mend', () => {
  const source = readFileSync(new URL('../../../resources/sample.md', import.meta.url), 'utf8')
  const { turns, chapters, speakers, problems } = parseScript(source)
  const seconds = turns.reduce((sum, turn) => sum + expectedSeconds(wordCount(turn.text)), 0)
  expect([problems, chapters.length, speakers.map((speaker) => speaker.name)]).toEqual([
    [],
    3,
    ['Nora', 'Sam'],
  ])
  expect(seconds).toBeGreaterThan(100)
  expect(seconds).toBeLessThan(160)
  // The draft voices speak English alone.
  expect(source).toMatch(/^[\n\x20-\x7e]+$/)
})

test('the example of the format page means what the page says', () => {
  const page = readFileSync(new URL('../../../docs/script-format.md', import.meta.url), 'utf8')
  const examples = Array.from(page.matchAll(/```\n([\s\S]*?)```/g), ([, example = '']) => example)
  expect(examples.map(problemsOf)).toEqual([[], []])
  expect(outlineOf(examples[1] ?? '')).toEqual([
    '# Opening',
    'Host: Welcome back! Today we talk about how sound travels through water.',
    'Guest (a little amused): Thanks for having me. <laugh> It is a strange subject.',
    '[pause 0.8]',
    "Host: Let's start at the surface.\nA second paragraph, indented, still the host's turn.",
    '[music theme fadeOut 3]',
  ])
})
