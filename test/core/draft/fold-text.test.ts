import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldText } from '../../../src/core/draft/fold-text.ts'

/** What Flite is given for a text; ¶ begins a paragraph. */
function folded(text: string): string {
  return foldText(text)
    .map((token) => (token.startsParagraph ? `¶ ${token.text}` : token.text))
    .join(' ')
}

describe('what Flite is given', () => {
  test.each([
    ['Plain words, as they are. Really? Yes!', 'Plain words, as they are. Really? Yes!'],
    [
      'Café, naïve, Łódź, Straße, œuvre, smørrebrød, ﬁne.',
      'Cafe, naive, Lodz, Strasse, oeuvre, smorrebrod, fine.',
    ],
    ['e\u0301te\u0301', 'ete'],
    ['“It’s fine,” she said. ‘Yes!’', "It's fine, she said. Yes!"],
    ["'Tis the dogs' rock'n'roll", "Tis the dogs rock'n'roll"],
    ['word—word, word – word -- word', 'word, word, word, word, word'],
    ['Wait… what...now?', 'Wait... what... now?'],
    ['state-of-the-art, −5, 10–12, 1995–2001', 'state-of-the-art, -5, 10-12, 1995-2001'],
    ['20 °C, 68°F and a 90° turn', '20 degrees Celsius, 68 degrees Fahrenheit and a 90 degrees turn'],
    ['50%, 5 % and %', '50%, 5 percent and percent'],
    ['3 & 4, R&D, C++, C#, #5, #MeToo', '3 and 4, R and D, C plus plus, C sharp, number 5, hashtag MeToo'],
    [
      '£5 million, €5.50, $5.50, $1.2bn, ¥300',
      '5 million pounds, 5 euros 50, $5.50, 1.2 billion dollars, 300 yen',
    ],
    ['€20 thousand.', '20 thousand euros.'],
    ['½ cup, 2½ cups, x² + y³ = z', '1/2 cup, 2 and 1/2 cups, x squared plus y cubed equals z'],
    ['3 × 4 ≈ 12, π, α-decay, 5*3, a < b', '3 times 4 about 12, pi, alpha decay, 5 times 3, a less than b'],
    ['**bold** _under_ `code` ~~gone~~ a/b 24/7', 'bold under code gone a b 24/7'],
    ['100 km/h, a.k.a. fast', '100 kilometers per hour, also known as fast'],
    ["AI's APIs, the EU's CEO; AIDS", "A I's A P I's, the E U's C E O; AIDS"],
    ['See https://www.example.com/foo-bar?x=1.', 'See example dot com slash foo dash bar.'],
    ['a.b@c-d.org, node.js', 'a dot b at c dash d dot org, node dot js'],
    ['Great 🎉🎉 day 👩‍👩‍👧 !! Wow 😀.', 'Great day! Wow.'],
    ['(yes), [no], "what?" (No.)', 'yes, no, what? No.'],
    ['１２３ Ｈｅｌｌｏ 𝐇𝐞𝐥𝐥𝐨', '123 Hello Hello'],
    ['Привет means hello, 你好 too.', 'means hello, too.'],
    ['One\n\nTwo\n- Three\n— Four', 'One ¶ Two ¶ Three ¶ Four'],
    ['a\0b\u0007c\u200Bd\u00ADe', 'a b c de'],
    ['Hmm!!!!!!!! What?!? Etc.,,, no..yes', 'Hmm! What? Etc. no...yes'],
    ['-voice kal --help /etc/passwd', 'voice kal, help etc passwd'],
    ['--- *** ... 🎉 “”', ''],
    ['', ''],
  ])('%j is %j', (text, said) => {
    expect(folded(text)).toBe(said)
  })
})

test('every token says where it stands', () => {
  const text = '“Café” — it costs £5 million…'
  expect(
    foldText(text, 100).map(({ at, length }) => [at - 100, text.slice(at - 100, at - 100 + length)]),
  ).toEqual([
    [0, '“Café”'],
    [9, 'it'],
    [12, 'costs'],
    [18, '£5'],
    [21, 'million'],
  ])
})

test('what is too long for a word is cut, each part at its own place', () => {
  const tokens = foldText(`So ${'ab'.repeat(2500)}!`)
  expect(Math.max(...tokens.map((token) => token.text.length))).toBe(41)
  expect(tokens.map((token) => token.text).join('')).toBe(`So${'ab'.repeat(2500)}!`)
  expect(tokens[2]).toEqual({ text: 'ab'.repeat(20), at: 43, length: 40, startsParagraph: false })
})

test('any text becomes short words of printable ASCII within the text, in order', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: fc.constantFrom(...Array.from('aZ9.,-–—…’"£€$%#/ \n()<>¼é🎉Ж')), maxLength: 300 }),
  )
  fc.assert(
    fc.property(texts, (text) => {
      let end = 0
      for (const token of foldText(text)) {
        expect(token.text).toMatch(/^[\x20-\x7e]+$/)
        expect(token.text).toMatch(/[A-Za-z0-9]/)
        expect(token.text).not.toMatch(/^-(?!\d)|^\s|\s$/)
        expect(token.text.split(' ').every((word) => word.length <= 43)).toBe(true)
        expect(token.at).toBeGreaterThanOrEqual(0)
        expect(token.at + token.length).toBeGreaterThanOrEqual(end)
        end = token.at + token.length
      }
      expect(end).toBeLessThanOrEqual(text.length)
    }),
  )
})
