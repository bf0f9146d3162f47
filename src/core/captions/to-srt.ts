import { captionTime, isWritable } from './caption-time.ts'
import type { Captions } from './captions.ts'

/**
 * The captions as SubRip. The format knows no names, so each speaker's first words begin with theirs; and no escapes, so
 * what looks like its arrow becomes one letter.
 */
export function toSrt(captions: Captions): string {
  let text = ''
  let number = 0
  for (const cue of captions.named()) {
    if (!isWritable(cue)) continue
    if (number > 0) text += '\n'
    text += `${++number}\n${captionTime(cue.start, ',')} --> ${captionTime(cue.end, ',')}\n`
    for (const line of cue.lines) text += `${plain(line)}\n`
  }
  return text
}

function plain(line: string): string {
  return line.includes('-->') ? line.replaceAll('-->', '→') : line
}
