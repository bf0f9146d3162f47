/** What is said for a sign that Flite does not know or would name ("ampersand"). Spaces part it from its neighbours. */
export const signNames: ReadonlyMap<string, string> = new Map([
  ['&', ' and '],
  ['@', ' at '],
  ['−', '-'],
  ['‐', '-'],
  ['‑', '-'],
  ['’', "'"],
  ['‘', "'"],
  ['ʼ', "'"],
  ['′', "'"],
  ['°', ' degrees '],
  ['℃', ' degrees Celsius '],
  ['℉', ' degrees Fahrenheit '],
  ['‰', ' per mille '],
  ['×', ' times '],
  ['÷', ' divided by '],
  ['±', ' plus or minus '],
  ['≈', ' about '],
  ['≠', ' is not '],
  ['≤', ' at most '],
  ['≥', ' at least '],
  ['→', ' to '],
  ['∞', ' infinity '],
  ['√', ' root of '],
  ['²', ' squared '],
  ['³', ' cubed '],
  ['№', ' number '],
  ['§', ' section '],
  ['µ', ' micro '],
  ['⁄', '/'],
  ['™', ''],
  ['℠', ''],
  ['£', ' pounds '],
  ['€', ' euros '],
  ['¥', ' yen '],
  ['₹', ' rupees '],
  ['₩', ' won '],
  ['₽', ' rubles '],
  ['₴', ' hryvnias '],
  ['₿', ' bitcoins '],
  ['¢', ' cents '],
])

/** Letters that do not come apart into a plain one and an accent. */
export const plainLetters: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['ẞ', 'SS'],
  ['æ', 'ae'],
  ['Æ', 'AE'],
  ['œ', 'oe'],
  ['Œ', 'OE'],
  ['ø', 'o'],
  ['Ø', 'O'],
  ['ð', 'th'],
  ['Ð', 'Th'],
  ['þ', 'th'],
  ['Þ', 'Th'],
  ['ł', 'l'],
  ['Ł', 'L'],
  ['đ', 'd'],
  ['Đ', 'D'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ŋ', 'ng'],
  ['ə', 'e'],
])

export const greekNames: ReadonlyMap<string, string> = new Map(
  Array.from('αβγδεζηθικλμνξοπρστυφχψω', (letter, index) => [
    letter,
    (
      'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon ' +
      'phi chi psi omega'
    ).split(' ')[index] ?? '',
  ]),
)

/** Whole words that are not said as they are written. */
export const wordNames: ReadonlyMap<string, string> = new Map([
  ['km/h', 'kilometers per hour'],
  ['kph', 'kilometers per hour'],
  ['mph', 'miles per hour'],
  ['m/s', 'meters per second'],
  ['w/', 'with'],
  ['w/o', 'without'],
  ['a.k.a.', 'also known as'],
])

/** Short forms Flite would read as words ("ay" for AI) that people spell. */
export const spelledForms: ReadonlySet<string> = new Set(
  'AI API APIs CEO COO CFO EU UN US URL URLs UI UX IP ID IDs AR UFO IO EV EVs AGI UAE IPO'.split(' '),
)

/** Endings by which an address is known without "https". */
export const addressEndings =
  'com|org|net|edu|gov|io|ai|dev|app|info|tv|fm|me|co|uk|us|eu|de|fr|es|it|nl|ch|at|ca|au|js|ts|py|md|txt|html|pdf|json'
