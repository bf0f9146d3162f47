import { describe, expect, test } from 'vitest'
import { toTranscriptHtml } from '../../../src/core/transcript/to-transcript-html.ts'
import { captionsOf } from '../../../src/core/captions/captions.ts'
import { toTranscriptJson } from '../../../src/core/transcript/to-transcript-json.ts'
import { toTranscriptMarkdown } from '../../../src/core/transcript/to-transcript-markdown.ts'
import type { Transcript } from '../../../src/core/transcript/transcript.ts'

const evil = '<script>alert(1)</script>'
const transcript: Transcript = {
  title: `Sound & ${evil}`,
  show: 'Deep Water',
  language: 'en-GB" onload="x',
  lines: [
    { turn: 0, speaker: 'Host', text: 'Before any chapter.', start: 0.25, end: 2 },
    { turn: 1, speaker: evil, text: `1. *Not* a list ${evil}\n# not a heading`, start: 62.5, end: 66 },
    { turn: 2, speaker: 'Host', text: 'אבגד', start: 70, end: 71 },
  ],
  chapters: [
    { title: 'A_chapter', start: 62.55, end: 70 },
    { title: 'Last', start: 70, end: 75 },
  ],
  disclosure: 'The voices are artificial.',
}

describe('a transcript', () => {
  test('in Markdown has chapters, speakers and times, and no text becomes a mark', () => {
    expect(toTranscriptMarkdown(transcript)).toBe(
      [
        String.raw`# Sound & \<script\>alert(1)\</script\>`,
        '**Host** (0:00): Before any chapter.',
        String.raw`## A\_chapter`,
        String.raw`**\<script\>alert(1)\</script\>** (1:02): 1\. \*Not\* a list \<script\>alert(1)\</script\>`,
        String.raw`\# not a heading`,
        '## Last',
        '**Host** (1:10): אבגד',
        '---',
        '_The voices are artificial._\n',
      ].join('\n\n'),
    )
  })

  test('as a page runs nothing, fetches nothing, and shows every text as text', () => {
    const page = toTranscriptHtml(transcript)
    expect(page).not.toContain('<script')
    expect(page).not.toMatch(/<html[^>]*onload="/)
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`)
    expect(page).not.toMatch(/(?:src|href)=/)
    expect(page).toContain(
      '<section>\n<h2>A_chapter</h2>\n<cite>&lt;script&gt;alert(1)&lt;/script&gt;:</cite> <time datetime="PT62.500S">1:02</time>\n' +
        '<p dir="auto">1. *Not* a list &lt;script&gt;alert(1)&lt;/script&gt;</p>\n<p dir="auto"># not a heading</p>\n</section>',
    )
    expect(page).toContain('<footer><p dir="auto">The voices are artificial.</p></footer>')
  })

  test('in JSON is what players of podcasts read', () => {
    expect(JSON.parse(toTranscriptJson(captionsOf(transcript.lines)))).toEqual({
      version: '1.0.0',
      segments: [
        { speaker: 'Host', startTime: 0.25, endTime: 2, body: 'Before any chapter.' },
        {
          speaker: evil,
          startTime: 62.5,
          endTime: 66,
          body: `1. *Not* a list ${evil} # not a heading`,
        },
        { speaker: 'Host', startTime: 70, endTime: 71, body: 'אבגד' },
      ],
    })
  })
})
