import { captionCues } from '../captions/caption-cues.ts'
import { isWritable } from '../captions/caption-time.ts'
import type { CaptionOptions } from '../captions/caption-cue.ts'
import type { SpokenLine } from '../captions/spoken-line.ts'

/**
 * The transcript as the JSON that players of podcasts read, one segment for each caption, times in seconds
 * (https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md).
 */
export function toTranscriptJson(lines: readonly SpokenLine[], options: CaptionOptions = {}): string {
  const segments = captionCues(lines, { ...options, isNamed: false })
    .filter(isWritable)
    .map(({ speaker, start, end, text }) => ({
      ...(speaker === '' ? {} : { speaker }),
      startTime: thousandths(start),
      endTime: thousandths(end),
      body: text,
    }))
  return `${JSON.stringify({ version: '1.0.0', segments }, null, 1)}\n`
}

function thousandths(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}
