/** A speech sound and when it ends, in seconds from the start of its utterance; `pau` is silence. */
export type Phone = { readonly name: string; readonly end: number }

/**
 * Reads what Flite prints with `-psdur` (`pau:0.224 w:0.274 …`) or `-ps` (no times: every end is 0): one line an
 * utterance.
 */
export function parsePhones(printed: string): Phone[][] {
  return printed
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) =>
      line
        .trim()
        .split(/\s+/u)
        .map((phone) => {
          const [name = '', end = '0'] = phone.split(':')
          return { name, end: Number(end) }
        }),
    )
}
