/** A track of a project: its name and its file, by the file's name beside the project. */
export type StemTrack = { readonly name: string; readonly file: string }

export type StemProject = {
  /** Hz. */
  readonly rate: number
  readonly seconds: number
  readonly tracks: readonly StemTrack[]
  /** Seconds. */
  readonly markers: readonly { readonly title: string; readonly at: number }[]
}

/**
 * A project for Reaper with every stem on a track of its own, all beginning at 0, and the chapters as markers
 * (https://github.com/ReaTeam/Doc/blob/master/State%20Chunk%20Definitions). Reaper fills in what is not said.
 */
export function reaperProject({ rate, seconds, tracks, markers }: StemProject): string {
  const lines = [
    '<REAPER_PROJECT 0.1 "6.0" 0',
    `  SAMPLERATE ${rate} 1 0`,
    ...markers.map(({ title, at }, index) => `  MARKER ${index + 1} ${at.toFixed(6)} ${quoted(title)} 0`),
    ...tracks.flatMap(({ name, file }) => [
      '  <TRACK',
      `    NAME ${quoted(name)}`,
      '    <ITEM',
      '      POSITION 0',
      `      LENGTH ${seconds.toFixed(9)}`,
      '      LOOP 0',
      `      NAME ${quoted(name)}`,
      '      <SOURCE WAVE',
      `        FILE ${quoted(file)}`,
      '      >',
      '    >',
      '  >',
    ]),
    '>',
  ]
  return `${lines.join('\n')}\n`
}

/** In the first kind of quotes that the text itself has not; where it has all three, in backticks with its own made plain. */
function quoted(text: string): string {
  const line = text.replace(/[\r\n]+/g, ' ')
  if (!line.includes('"')) return `"${line}"`
  if (!line.includes("'")) return `'${line}'`
  return `\`${line.replaceAll('`', "'")}\``
}
