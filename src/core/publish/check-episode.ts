import { webAddress } from '../text/web-address.ts'
import { checkPicture } from './check-picture.ts'
import { longestDescription, longestTitle } from './check-show.ts'
import { plainNotes } from './episode-notes.ts'
import type { FeedEpisode, FeedShow } from './feed-show.ts'
import { feedLine, feedText } from './feed-text.ts'
import type { Finding } from './finding.ts'

/** Audio that Apple Podcasts takes, by how its names end (https://podcasters.apple.com/support/823-podcast-requirements). */
const audioTypes: Readonly<Record<string, readonly string[]>> = {
  mp3: ['audio/mpeg'],
  m4a: ['audio/x-m4a', 'audio/mp4', 'audio/m4a'],
}
/** Bytes and seconds that Spotify takes (https://support.spotify.com/us/creators/article/podcast-specification-doc). */
const HEAVIEST = 200 * 2 ** 20
const LONGEST = 12 * 60 * 60

/** What Apple Podcasts and Spotify would refuse of one episode. */
export function checkEpisode(episode: FeedEpisode, now: Date, show: FeedShow): readonly Finding[] {
  const { id, audio, seconds, cover } = episode
  const findings: Finding[] = []
  const add = (level: Finding['level'], rule: string, isSo: boolean, message: string, wayOut: string) => {
    if (isSo) findings.push({ rule, level, episode: id, message, wayOut })
  }
  const refuse = add.bind(undefined, 'refused')
  const advise = add.bind(undefined, 'advice')
  const title = feedLine(episode.title)
  const name = `“${title.length > 80 ? `${title.slice(0, 79)}…` : title}”`
  const notes = plainNotes({ show, episode })
  const ending = /\.([^./]+)$/.exec(audio.path)?.[1]?.toLowerCase() ?? ''
  const types = Object.hasOwn(audioTypes, ending) ? audioTypes[ending] : undefined
  const time = Date.parse(episode.date)
  refuse('episode-title-missing', title === '', 'An episode has no title.', 'Give it a title.')
  refuse(
    'episode-title-long',
    title.length > longestTitle,
    `The title ${name} has ${title.length} letters: Apple takes ${longestTitle}.`,
    'Make it shorter.',
  )
  refuse('id-missing', id.trim() === '', `${name} has no id to tell it from others.`, 'Render it again.')
  refuse(
    'audio-type',
    types === undefined,
    `The audio of ${name} ends in .${ending}, which Apple does not play.`,
    'Publish it as MP3 or M4A.',
  )
  refuse(
    'audio-mislabelled',
    types !== undefined && !types.includes(audio.mediaType),
    `The audio of ${name} ends in .${ending} but is called ${audio.mediaType}.`,
    'Export the episode again and publish it once more.',
  )
  refuse(
    'audio-empty',
    audio.bytes === 0 || !(seconds > 0),
    `The audio of ${name} is empty.`,
    'Generate and export the episode again.',
  )
  refuse(
    'date-missing',
    Number.isNaN(time),
    `${name} has no date of publication.`,
    'Set its date in the episode’s details.',
  )
  advise(
    'date-future',
    time > now.getTime(),
    `${name} has a date that is yet to come: players hide it until then.`,
    'Leave it if that is meant, or set its date to today.',
  )
  advise(
    'audio-heavy',
    audio.bytes > HEAVIEST || seconds > LONGEST,
    `The audio of ${name} is larger than 200 MB or longer than 12 hours, which is the most that Spotify takes.`,
    'Choose a lower bit rate, or make two episodes of it.',
  )
  advise(
    'episode-description-missing',
    feedText(episode.description) === '',
    `${name} has no description: directories show its title instead.`,
    'Say in a sentence or two what it is about.',
  )
  refuse(
    'episode-description-long',
    notes.length > longestDescription,
    `The description of ${name} has ${notes.length} letters: Apple takes ${longestDescription}.`,
    'Make it shorter.',
  )
  advise(
    'episode-link-broken',
    feedLine(episode.link) !== '' && webAddress(episode.link) === undefined,
    `The link of ${name} is not an address of the web, so the feed leaves it out.`,
    'Write it with https:// in front.',
  )
  advise(
    'transcript-missing',
    episode.transcripts.length === 0,
    `${name} has no transcript: its script has changed since it was spoken.`,
    'Generate it again, then publish it again.',
  )
  if (cover !== undefined) findings.push(...checkPicture(cover, `The cover of ${name}`, id))
  return findings
}
