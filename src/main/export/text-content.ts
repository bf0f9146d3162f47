import { toSrt } from '../../core/captions/to-srt.ts'
import { toVtt } from '../../core/captions/to-vtt.ts'
import { showNotes } from '../../core/chapters/show-notes.ts'
import { toChaptersJson } from '../../core/chapters/to-chapters-json.ts'
import type { TextFormat } from '../../core/export/export-format.ts'
import { toTranscriptHtml } from '../../core/transcript/to-transcript-html.ts'
import { toTranscriptJson } from '../../core/transcript/to-transcript-json.ts'
import { toTranscriptMarkdown } from '../../core/transcript/to-transcript-markdown.ts'
import type { Transcript } from '../../core/transcript/transcript.ts'
import { linesOf, type FinishedEpisode } from './finished-episode.ts'

/** The content of a text beside the audio. Throws StudioError('not-rendered') where the lines have no times. */
export function textContent(format: TextFormat, finished: FinishedEpisode): string {
  const { profile, chapters } = finished
  switch (format) {
    case 'srt':
      return toSrt(linesOf(finished))
    case 'vtt':
      return toVtt(linesOf(finished))
    case 'json':
      return toTranscriptJson(linesOf(finished))
    case 'md':
      return toTranscriptMarkdown(transcriptOf(finished))
    case 'html':
      return toTranscriptHtml(transcriptOf(finished))
    case 'chapters':
      return toChaptersJson(chapters, { title: profile.title, author: profile.author, show: profile.show })
    case 'notes':
      return showNotes({
        title: profile.title,
        description: profile.description,
        link: profile.link,
        chapters,
        disclosure: profile.disclosure.text,
      })
  }
}

function transcriptOf(finished: FinishedEpisode): Transcript {
  const { profile, chapters } = finished
  return {
    title: profile.title,
    show: profile.show,
    language: profile.language,
    lines: linesOf(finished),
    chapters,
    disclosure: profile.disclosure.text,
  }
}
