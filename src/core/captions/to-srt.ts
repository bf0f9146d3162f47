import type { CaptionOptions } from './caption-cue.ts'
import { captionCues } from './caption-cues.ts'
import { captionTime, isWritable } from './caption-time.ts'
import type { SpokenLine } from './spoken-line.ts'

/**
 * The captions as SubRip. The format knows no names, so each speaker's first words begin with theirs; and no escapes, so
 * what looks like its arrow becomes one letter.
 */
export function toSrt(lines: readonly SpokenLine[], options: CaptionOptions = {}): string {
  const cues = captionCues(lines, { isNamed: true, ...options }).filter(isWritable)
  const blocks = cues.map(({ start, end, lines: text }, index) => {
    const times = `${captionTime(start, ',')} --> ${captionTime(end, ',')}`
    return `${index + 1}\n${times}\n${text.map(plain).join('\n')}\n`
  })
  return blocks.join('\n')
}

function plain(line: string): string {
  return line.replaceAll('-->', '→')
}
