const plain = /^[\p{L}][\p{L}\p{M}\p{N} '’-]*$/u
/** What YAML reads as something else than a text. */
const spoken = /^(?:true|false|null|yes|no|on|off)$/i

/** The beginning of a script for an episode of a show. */
export function frontMatterFor(show: string): string {
  const isPlain = plain.test(show) && !spoken.test(show) && show.trim() === show
  return `---\nshow: ${isPlain ? show : JSON.stringify(show)}\n---\n\n`
}
