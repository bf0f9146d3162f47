import { loudnessPresets } from '../../core/export/loudness-preset.ts'
import type { ShowFile } from '../library/show-file.ts'
import type { Show } from '../library/show-store.ts'
import { factLines } from './print.ts'

/** What the command line tells of a show; its JSON. */
export function showFacts({ folder, file }: Show) {
  const { id, title, formerTitles, author, description, language, loudness, cover, disclosure } = file
  const { address, link, ownerName, email, category, isExplicit, copyright, guid } = file.feed
  return {
    id,
    title,
    formerTitles: [...formerTitles],
    folder,
    author: author ?? null,
    description: description ?? null,
    language: language ?? null,
    loudness,
    cover: cover ?? null,
    address: address ?? null,
    link: link ?? null,
    owner: ownerName ?? null,
    email: email ?? null,
    category: category ?? null,
    isExplicit,
    copyright: copyright ?? null,
    guid: guid ?? null,
    disclosure: { text: disclosure.text, spoken: disclosure.spoken ?? null },
    publishedAt: file.publishedAt ?? null,
  }
}

/** The three forms of a show for `Output.result`. */
export function showReport(show: Show) {
  return {
    json: showFacts(show),
    text: factLines([['Show', show.file.title], ['Folder', show.folder], ...rowsOf(show.file)]),
    brief: show.file.title,
  }
}

function rowsOf(file: ShowFile): readonly (readonly string[])[] {
  const { author, description, language, loudness, disclosure, feed, formerTitles } = file
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Before', formerTitles.length === 0 ? undefined : formerTitles.join(', ')],
    ['Author', author],
    ['About', description],
    ['Language', language],
    ['Loudness', loudnessPresets[loudness].name],
    ['Address', feed.address],
    ['Link', feed.link],
    ['Owner', feed.ownerName],
    ['E-mail', feed.email],
    ['Category', feed.category],
    ['Explicit', feed.isExplicit ? 'yes' : 'no'],
    ['Rights', feed.copyright],
    ['Voices', disclosure.text],
    ['Spoken', disclosure.spoken],
  ]
  return rows.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]]))
}
