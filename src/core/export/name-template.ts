import { fileNameFor } from '../text/file-name.ts'

/** What the name of an exported file can be made of. */
export type NameParts = {
  readonly title: string
  readonly show?: string | undefined
  readonly number?: number | undefined
  readonly season?: number | undefined
  /** `2026-11-23`. */
  readonly date?: string | undefined
}

export const defaultNameTemplate = '{number} {title}'

/** The words in braces that a template may have. */
export const nameWords: readonly (keyof NameParts)[] = ['title', 'show', 'number', 'season', 'date']

const word = /\{([^{}]*)\}/g
/** Stands where a part is missing until what parts it from its neighbours is gone, too. */
const gap = '\u{0}'
const parting = `[\\s\\-–—_·|,.:#&+]*`
const emptyBrackets = new RegExp(`[([]${parting}${gap}${parting}[)\\]]`, 'g')
const gapBetween = new RegExp(`(${parting})${gap}${parting}`, 'g')

/**
 * The name of a file, without its ending: words in braces are filled in, what is missing is left out with the sign that
 * parts it from the rest, and the whole is made safe for every disk. Braces around other words stay as they are.
 */
export function fillNameTemplate(template: string, parts: NameParts): string {
  const filled = template.replace(word, (whole, name: string) => {
    const known = nameWords.find((one) => one === name.trim().toLowerCase())
    if (known === undefined) return whole
    const value = parts[known]
    return value === undefined || value === '' ? gap : plain(String(value))
  })
  const bare = filled.replaceAll(emptyBrackets, gap).replaceAll(gapBetween, '$1')
  const whole = filled.includes(gap) ? bare.replace(new RegExp(`^${parting}|${parting}$`, 'g'), '') : bare
  return fileNameFor(whole, fileNameFor(parts.title))
}

/** Words in braces that mean nothing, as written. */
export function unknownNameWords(template: string): readonly string[] {
  return [...template.matchAll(word)].flatMap(([whole, name = '']) =>
    nameWords.some((one) => one === name.trim().toLowerCase()) ? [] : [whole],
  )
}

/** No value may stand for a gap. */
function plain(value: string): string {
  return value.replaceAll(gap, '')
}
