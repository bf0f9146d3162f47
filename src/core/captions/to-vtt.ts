import { escapeMarkup } from '../text/escape-markup.ts'
import type { CaptionOptions } from './caption-cue.ts'
import { captionCues } from './caption-cues.ts'
import { captionTime, isWritable } from './caption-time.ts'
import type { SpokenLine } from './spoken-line.ts'

/**
 * The captions as WebVTT (https://www.w3.org/TR/webvtt1), each with the name of its speaker in a voice span. Nothing in a
 * text or a name can end a cue or begin a tag.
 */
export function toVtt(lines: readonly SpokenLine[], options: CaptionOptions = {}): string {
  const cues = captionCues(lines, { ...options, isNamed: false }).filter(isWritable)
  const blocks = cues.map(({ start, end, speaker, lines: text }) => {
    const name = voiceName(speaker)
    const words = text.map(cueText).join('\n')
    return `${captionTime(start, '.')} --> ${captionTime(end, '.')}\n${name === '' ? '' : `<v ${name}>`}${words}\n`
  })
  return ['WEBVTT\n', ...blocks].join('\n')
}

/** `-->` becomes `--&gt;`, a tag `&lt;i&gt;`. */
function cueText(line: string): string {
  return escapeMarkup(line)
}

/** An annotation ends at `>` and at a line's end. */
function voiceName(speaker: string): string {
  return escapeMarkup(speaker.replaceAll(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim())
}
