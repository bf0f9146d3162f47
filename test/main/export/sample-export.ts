import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import type { ExportOptions, ExportOrder } from '../../../src/main/export/export-episode.ts'
import { createExportWorkers } from '../../../src/main/export/export-workers.ts'
import type { FinishedRoom } from '../../helpers/finished-episode.ts'

export const title = 'How sound travels'

export function sampleWorkers() {
  const workerPath = fileURLToPath(new URL('../../../src/main/export/export-worker.ts', import.meta.url))
  return createExportWorkers({ workerPath, atOnce: 2 })
}

/** An export of captions into `folder`. */
export function exportOrder(
  room: FinishedRoom,
  folder: string,
  changes: Partial<ExportOrder> = {},
): ExportOrder {
  return {
    ...room,
    cover: async () => undefined,
    formats: ['vtt'],
    folder,
    name: title,
    ofPresent: 'refuse',
    preset: 'podcast',
    channels: 'as-master',
    bitrate: 128_000,
    bits: 16,
    ...changes,
  }
}

/** `home`: a folder of the test, for this machine's own data. */
export function exportOptions(home: string, workers: ExportOptions['workers']): ExportOptions {
  return {
    data: join(home, 'data'),
    workers,
    clock: () => new Date('2026-11-23T12:00:00Z'),
    signal: new AbortController().signal,
    onProgress: () => undefined,
  }
}
