import { audioFormats, type AudioFormat } from './audio-format.ts'

/** A kind of text that can lie beside the audio of an episode. */
export type TextFormat = 'srt' | 'vtt' | 'md' | 'html' | 'json' | 'chapters' | 'notes'

/** Everything that an episode can be exported as; `stems` is a folder of several files. */
export type ExportFormat = AudioFormat | TextFormat | 'stems'

export type ExportFormatFacts = {
  readonly id: ExportFormat
  readonly name: string
  /** What it is for, in a few words. */
  readonly use: string
  /** What follows the name of the file, with its dot; of a folder, that it is one. */
  readonly ending: string
}

/** In the order in which they are offered: what most people publish first. */
export const exportFormats: readonly ExportFormatFacts[] = [
  { id: 'mp3', name: 'MP3', use: 'for every podcast host and player', ending: endingOf('mp3') },
  {
    id: 'm4a',
    name: 'M4A (AAC)',
    use: 'for Apple’s players, with chapters and pictures',
    ending: endingOf('m4a'),
  },
  { id: 'opus', name: 'Ogg Opus', use: 'the best sound at its size, for the web', ending: endingOf('opus') },
  { id: 'flac', name: 'FLAC', use: 'nothing lost, half the size of a WAV', ending: endingOf('flac') },
  { id: 'wav', name: 'WAV', use: 'for an editor, or a host that encodes it itself', ending: endingOf('wav') },
  { id: 'vtt', name: 'VTT captions', use: 'with speakers, for podcast apps and the web', ending: '.vtt' },
  { id: 'srt', name: 'SRT captions', use: 'for video programs and YouTube', ending: '.srt' },
  { id: 'md', name: 'Transcript, Markdown', use: 'to read, edit or put on a site', ending: '.md' },
  { id: 'html', name: 'Transcript, HTML', use: 'a page for the web', ending: '.html' },
  { id: 'json', name: 'Transcript, JSON', use: 'for podcast apps and programs', ending: '.json' },
  { id: 'chapters', name: 'Chapters, JSON', use: 'for podcast apps', ending: '.chapters.json' },
  { id: 'notes', name: 'Show notes', use: 'summary, chapters and links to paste', ending: '.notes.md' },
  {
    id: 'stems',
    name: 'Stems',
    use: 'a track for each speaker, for Reaper and Audacity',
    ending: ' (stems)',
  },
]

/** Whether a format is one file of audio. */
export function isAudioFormat(format: ExportFormat): format is AudioFormat {
  return Object.hasOwn(audioFormats, format)
}

/** Whether a format is a text. */
export function isTextFormat(format: ExportFormat): format is TextFormat {
  return !isAudioFormat(format) && format !== 'stems'
}

/** The facts of a format. */
export function formatFacts(format: ExportFormat): ExportFormatFacts {
  const facts = exportFormats.find(({ id }) => id === format)
  if (facts === undefined) throw new RangeError(`There is no format ${format}.`)
  return facts
}

function endingOf(format: AudioFormat): string {
  return `.${audioFormats[format].extension}`
}
