import { parentPort, workerData } from 'node:worker_threads'
import { StudioError } from '../../shared/studio-error.ts'
import { openAudio } from '../audio/decode/open-audio.ts'
import { createEncoder } from '../audio/encode/create-encoder.ts'
import { completeMp4 } from '../tags/complete-mp4.ts'
import { id3Bytes } from '../tags/id3-bytes.ts'
import { mediaTags } from '../tags/media-tags.ts'
import { encodeInRounds, type EncodeTools } from './encode-in-rounds.ts'
import {
  workerOrderSchema,
  type ExportMessage,
  type StemsOrder,
  type StemsReport,
} from './export-messages.ts'
import { openStemMusic } from './open-stem-music.ts'
import { writeStems } from './write-stems.ts'

if (!parentPort) throw new Error('This file runs as a worker.')
const port = parentPort
const say = (message: ExportMessage): void => port.postMessage(message)

const tools: EncodeTools = {
  createEncoder,
  openAudio,
  tagsFor({ format, tags }) {
    if (format === 'wav') return {}
    return format === 'mp3' ? { head: id3Bytes(tags) } : { tags: mediaTags(tags, format) }
  },
  complete: async ({ format, part, tags }) => {
    if (format === 'm4a') await completeMp4(part, tags)
  },
}

let told = 0
const onProgress = (fraction: number): void => {
  if (fraction < told + 0.01) return
  told = fraction
  say({ kind: 'progress', fraction: Math.min(1, fraction) })
}

async function makeStems(order: StemsOrder): Promise<StemsReport> {
  const music = await openStemMusic(order, openAudio)
  try {
    return writeStems(order, music.read, onProgress)
  } finally {
    music.close()
  }
}

const work = workerOrderSchema.parse(workerData)
try {
  const report =
    work.kind === 'stems' ? await makeStems(work.order) : await encodeInRounds(work.order, tools, onProgress)
  say({ kind: 'done', report })
} catch (error) {
  // A bug ends the worker; the other side sees it crash.
  if (!(error instanceof StudioError)) throw error
  say({ kind: 'failed', code: error.code, message: error.message })
}
