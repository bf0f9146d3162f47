import { formatFacts } from '../../core/export/export-format.ts'
import { spellLoudness } from '../../core/export/spell-loudness.ts'
import { spellBytes } from '../../core/text/spell-bytes.ts'
import type { Exported, ExportedFile } from '../export/export-episode.ts'
import { factLines } from './print.ts'

export type ExportResult = {
  readonly title: string
  readonly folder: string
  readonly exported: Exported
  readonly isStale: boolean
}

/** The three forms of an export for `Output.result`. */
export function exportReport({ title, folder, exported, isStale }: ExportResult) {
  const { files, skipped } = exported
  const rows = [
    ['Episode', title],
    ['Folder', folder],
    ...files.map((file) => [formatFacts(file.format).id, fileText(file)]),
    ...skipped.map((name) => ['Left', `${name} was there already`]),
  ]
  return {
    json: {
      title,
      folder,
      isStale,
      files: files.map(({ format, path, bytes, audio }) => ({
        format,
        file: path,
        bytes,
        ...(audio === undefined
          ? {}
          : {
              seconds: audio.seconds,
              goal: audio.goal,
              channels: audio.channels,
              loudness: audio.loudness,
              truePeak: audio.truePeak,
              rounds: audio.rounds,
              reason: audio.reason ?? null,
            }),
      })),
      skipped: [...skipped],
    },
    text: factLines(rows),
    brief: files.map(({ path }) => path).join('\n'),
  }
}

function fileText({ path, bytes, audio }: ExportedFile): string {
  const head = `${path}  ${spellBytes(bytes)}`
  if (audio === undefined) return head
  const loudness = spellLoudness(audio.loudness, audio.channels)
  const peak = audio.truePeak === null ? '' : `, peak ${signed(audio.truePeak)} dBTP`
  return `${head}  ${loudness}${peak}${audio.reason === undefined ? '' : `\n${audio.reason}`}`
}

function signed(value: number): string {
  return value.toFixed(1).replace('-', '−')
}
