import { escapeMarkup } from '../text/escape-markup.ts'
import { captionTime, isWritable } from './caption-time.ts'
import type { Captions } from './captions.ts'

/**
 * The captions as WebVTT (https://www.w3.org/TR/webvtt1), each with the name of its speaker in a voice span. Nothing in a
 * text or a name can end a cue or begin a tag.
 */
export function toVtt(captions: Captions): string {
  const voices = new Map<string, string>()
  const voiceOf = (speaker: string) => {
    const voice = voices.get(speaker) ?? voiceSpan(speaker)
    voices.set(speaker, voice)
    return voice
  }
  let text = 'WEBVTT\n'
  for (const cue of captions.plain()) {
    if (!isWritable(cue)) continue
    text += `\n${captionTime(cue.start, '.')} --> ${captionTime(cue.end, '.')}\n${voiceOf(cue.speaker)}`
    // `-->` becomes `--&gt;`, a tag `&lt;i&gt;`.
    for (const line of cue.lines) text += `${escapeMarkup(line)}\n`
  }
  return text
}

/** An annotation ends at `>` and at a line's end. */
function voiceSpan(speaker: string): string {
  const name = escapeMarkup(speaker.replaceAll(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim())
  return name === '' ? '' : `<v ${name}>`
}
