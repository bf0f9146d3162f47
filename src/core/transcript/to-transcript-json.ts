import { isWritable } from '../captions/caption-time.ts'
import type { Captions } from '../captions/captions.ts'

/**
 * The transcript as the JSON that players of podcasts read, one segment for each caption, times in seconds
 * (https://github.com/Podcastindex-org/podcast-namespace/blob/main/transcripts/transcripts.md).
 */
export function toTranscriptJson(captions: Captions): string {
  const segments = captions
    .plain()
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
