/** How a word begins or ends, as far as its letters tell: with a voice alone, a hiss, a stop, a stop and a hiss. */
export type LetterSound = 'soft' | 'faint' | 'hiss' | 'stop' | 'voiced stop' | 'hissed stop'

const firsts: readonly (readonly [RegExp, LetterSound])[] = [
  [/^(?:kn|wr|gn|wh|[aeiouylmnrwv])/, 'soft'],
  [/^(?:ph|th|[fh])/, 'faint'],
  [/^s(?:[ptkq]|c[^eiy])/, 'hissed stop'],
  [/^(?:sh|c[eiy]|[sz])/, 'hiss'],
  [/^[ptkqcx]/, 'stop'],
  [/^[bdgj]/, 'voiced stop'],
]

const lasts: readonly (readonly [RegExp, LetterSound])[] = [
  [/(?:ng|igh|mb)$/, 'soft'],
  [/(?:[ptkdbgc]h?e?s|[td]z|x|t?ch|d?ge|j)$/, 'hissed stop'],
  [/(?:s|z|ce|se|ze|sh)$/, 'hiss'],
  // "Stopped" ends with a "t".
  [/(?:[pkfxsc]|[cs]h)ed$/, 'stop'],
  [/(?:th|the|ph|fe?|ve?|[^g]h)$/, 'faint'],
  [/[ptkq]e?$|c$|que$/, 'stop'],
  [/[bdg]$|[bd]e$/, 'voiced stop'],
  [/[aeiouylmnrw]$/, 'soft'],
]

/** What the first word of a text begins with; undefined for figures and for letters that are not Latin. */
export function firstSound(text: string): LetterSound | undefined {
  const word = plain(text).match(/[\p{L}\p{N}]+/u)?.[0] ?? ''
  return firsts.find(([pattern]) => pattern.test(word))?.[1]
}

/** The same for what its last word ends with. */
export function lastSound(text: string): LetterSound | undefined {
  const word = plain(text).match(/[\p{L}\p{N}]+(?=[^\p{L}\p{N}]*$)/u)?.[0] ?? ''
  return lasts.find(([pattern]) => pattern.test(word))?.[1]
}

/** In small letters, without accents and apostrophes; an "e" with an accent is never silent. */
function plain(text: string): string {
  const voiced = text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[éèêë]/gu, 'a')
  return voiced.normalize('NFD').replace(/[\p{M}'’]/gu, '')
}
