import {
  addressEndings,
  greekNames,
  plainLetters,
  signNames,
  spelledForms,
  wordNames,
} from './spoken-symbols.ts'

const longestAddress = 300
const address = new RegExp(
  String.raw`^(?:https?:\/\/|www\.)?(?:[\w.+-]+@)?[\w-]+(?:\.[\w-]+)*\.(?:${addressEndings})(?:[/:?#]\S*)?$`,
  'iu',
)
const money = /^(-?)([$£€¥₹₩₽₴₿])(\d[\d,]*)(\.\d+)?(k|m|mn|bn|b|tn)?$/iu
const multiples: Readonly<Record<string, string>> = {
  k: ' thousand',
  m: ' million',
  mn: ' million',
  b: ' billion',
  bn: ' billion',
  tn: ' trillion',
}
const isLetter = /^\p{L}$/u
const isDigit = /^\d$/u
const isAlphanumeric = /^[\p{L}\p{N}]$/u

/**
 * One word of a text as Flite can say it: ASCII, perhaps several words, perhaps only punctuation or nothing. Accents and
 * ligatures go, signs get their names, what remains is dropped.
 */
export function foldWord(written: string): string {
  const word = written.normalize('NFC')
  const { before, core, after } = withoutPunctuation(word)
  const whole = wordNames.get(word.toLowerCase())
  if (whole !== undefined) return whole
  const folded =
    wordNames.get(core.toLowerCase()) ?? foldSpelledForm(core) ?? foldAddress(core) ?? foldMoney(core)
  return tidy(folded === undefined ? foldSigns(word) : `${foldSigns(before)}${folded}${foldSigns(after)}`)
}

function withoutPunctuation(word: string): { before: string; core: string; after: string } {
  let start = 0
  let end = word.length
  while (start < end && '"\'“‘(['.includes(word.charAt(start))) start++
  while (end > start && '.,;:!?"\'”’)]…'.includes(word.charAt(end - 1))) end--
  return { before: word.slice(0, start), core: word.slice(start, end), after: word.slice(end) }
}

function foldSpelledForm(core: string): string | undefined {
  const bare = core.replace(/['’]s$/u, '')
  if (!spelledForms.has(bare)) return undefined
  const letters = bare.replace(/s$/u, '')
  return Array.from(letters).join(' ') + (letters === core ? '' : "'s")
}

function foldAddress(core: string): string | undefined {
  if (core.length > longestAddress || !core.includes('.') || !address.test(core)) return undefined
  return core
    .replace(/^https?:\/\//iu, '')
    .replace(/^www\./iu, '')
    .replace(/[?#].*$/u, '')
    .replace(/\/+$/u, '')
    .replaceAll('.', ' dot ')
    .replaceAll('@', ' at ')
    .replaceAll('/', ' slash ')
    .replaceAll('-', ' dash ')
    .replaceAll('_', ' underscore ')
    .replaceAll(/[^\w ]/gu, ' ')
}

/** "£5.50" is five pounds fifty. Plain dollars are left to Flite, which knows them. */
function foldMoney(core: string): string | undefined {
  const match = money.exec(core)
  if (match === null) return undefined
  const [, minus = '', sign = '', whole = '', fraction = '', multiple = ''] = match
  if (sign === '$' && multiple === '') return undefined
  const unit = sign === '$' ? 'dollars' : (signNames.get(sign) ?? '').trim()
  if (multiple === '' && fraction.length === 3) return `${minus}${whole} ${unit} ${fraction.slice(1)}`
  return `${minus}${whole}${fraction}${multiples[multiple.toLowerCase()] ?? ''} ${unit}`
}

function foldSigns(word: string): string {
  const characters = Array.from(word)
  let folded = ''
  for (const [index, character] of characters.entries()) {
    folded += foldCharacter(character, characters[index - 1] ?? '', characters[index + 1] ?? '')
  }
  return folded
}

function foldCharacter(character: string, before: string, after: string): string {
  if (/^[A-Za-z0-9.,;:!?]$/u.test(character)) return character
  const contextual = foldInContext(character, before, after)
  if (contextual !== undefined) return contextual
  const name = signNames.get(character) ?? plainLetters.get(character)
  if (name !== undefined) return name === "'" ? foldApostrophe(before, after) : name
  if (/^\p{Script=Greek}$/u.test(character)) return foldGreek(character, before, after)
  const apart = character.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  if (apart === character) return ''
  return Array.from(apart, (part) => plainLetters.get(part) ?? signNames.get(part) ?? asciiOnly(part)).join(
    '',
  )
}

/** Signs whose reading depends on their neighbours; undefined for all others. */
function foldInContext(character: string, before: string, after: string): string | undefined {
  const isDoubled = before === character || after === character
  switch (character) {
    case "'":
      return foldApostrophe(before, after)
    case '-':
      return isAlphanumeric.test(after) && (isAlphanumeric.test(before) || isDigit.test(after)) ? '-' : ''
    case '–':
      return isDigit.test(before) ? '-' : ' to '
    case '$':
      return isDigit.test(after) ? '$' : ' dollars '
    case '%':
      return isDigit.test(before) ? '%' : ' percent '
    case '#':
      if (isDigit.test(after)) return ' number '
      if (isLetter.test(before)) return ' sharp '
      return isLetter.test(after) ? ' hashtag ' : ''
    case '+':
      return ' plus '
    case '=':
      return isDoubled || before === '<' || after === '>' ? '' : ' equals '
    case '*':
      return isDigit.test(before) && isDigit.test(after) ? ' times ' : ''
    case '/':
      return isDigit.test(before) && isDigit.test(after) ? '/' : ' '
    case '~':
      return isDigit.test(after) ? ' about ' : ''
    case '^':
      return isAlphanumeric.test(before) && isAlphanumeric.test(after) ? ' to the ' : ''
    case '<':
      return isDigit.test(before) || isDigit.test(after) || before + after === '' ? ' less than ' : ''
    case '>':
      if (before === '-' || before === '=') return ' to '
      return isDigit.test(before) || isDigit.test(after) || before + after === '' ? ' more than ' : ''
    case '_':
    case '|':
    case '\\':
      return ' '
    case ')':
    case ']':
      return ','
    case '½':
    case '¼':
    case '¾':
    case '⅓':
    case '⅔':
      return `${isDigit.test(before) ? ' and ' : ' '}${character.normalize('NFKD').replace('⁄', '/')} `
    default:
      return undefined
  }
}

function foldApostrophe(before: string, after: string): string {
  return isAlphanumeric.test(before) && isAlphanumeric.test(after) ? "'" : ''
}

function foldGreek(character: string, before: string, after: string): string {
  if (isLetter.test(before) || isLetter.test(after)) return ''
  const name = greekNames.get(character.toLowerCase())
  return name === undefined ? '' : ` ${name} `
}

function asciiOnly(character: string): string {
  return /^[\x21-\x7e]$/u.test(character) ? character : ''
}

/** Single spaces, and of several marks in a row the one that says most. */
function tidy(folded: string): string {
  return folded
    .replaceAll(/degrees\s+C\b/gu, 'degrees Celsius')
    .replaceAll(/degrees\s+F\b/gu, 'degrees Fahrenheit')
    .replaceAll(/-{2,}/gu, '-')
    .replaceAll(/(?<=^|\s)-(?!\d)|-(?![A-Za-z0-9])/gu, '')
    .replaceAll(/'{2,}/gu, "'")
    .replaceAll(/\s+(?=[.,;:!?])/gu, '')
    .replaceAll(/[.,;:!?]{2,}/gu, strongest)
    .replaceAll(/\s+/gu, ' ')
    .trim()
}

function strongest(marks: string): string {
  return /[!?]/u.exec(marks)?.[0] ?? (/\.{2}/u.test(marks) ? '...' : (/[.;:]/u.exec(marks)?.[0] ?? ','))
}
