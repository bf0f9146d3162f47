import { dirname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { takeKey, type TakeRequest } from '../../../core/plan/take-key.ts'
import { isStudioError } from '../../../shared/studio-error.ts'
import { createDraftEngine } from '../../engines/draft/draft-engine.ts'
import { sweepParts } from '../../files/sweep-parts.ts'
import { openLibrary } from '../../library/library.ts'
import { createTakeStore } from '../../takes/take-store.ts'
import { lockEpisode } from '../episode-lock.ts'
import { readEpisodeScript } from '../episode-script.ts'
import { createMastering } from '../mastering/mastering.ts'
import { planEpisode } from '../plan-episode.ts'
import { renderEpisode } from '../render-episode.ts'
import type { RenderProgress } from '../render-progress.ts'
import { drawPeaks } from '../draw-peaks.ts'
import { summariseEpisode } from '../summarise-episode.ts'
import {
  studioCalls,
  studioOrder,
  studioWorkerData,
  type CallInput,
  type CallOutput,
  type StudioAnswer,
  type StudioCall,
} from './studio-calls.ts'
import { makeFolder } from '../../files/make-folder.ts'

type Work = { readonly signal: AbortSignal; readonly onProgress: (progress: RenderProgress) => void }

const port = parentPort
if (port === null) throw new Error('This file runs as a worker.')
const paths = studioWorkerData.parse(workerData)
const clock = () => new Date()
const engine = createDraftEngine({ workerPath: paths.fliteWorker })
const mastering = createMastering({ workerPath: paths.masteringWorker })
const underWay = new Map<number, AbortController>()

const handlers: {
  readonly [Name in StudioCall]: (input: CallInput<Name>, work: Work) => Promise<CallOutput<Name>>
} = {
  async plan({ library: root, folder, data, target }) {
    const library = await openLibrary(root, clock)
    return planEpisode({ library, episode: await library.episodes.load(folder), data, engine, target })
  },
  async summarise({ library: root, folder }) {
    const library = await openLibrary(root, clock)
    const episode = await library.episodes.load(folder)
    const { source, isSample } = episode.file
    return { summary: await summariseEpisode(episode), source, isSample }
  },
  async render({ library: root, folder, data, target }, work) {
    const library = await openLibrary(root, clock)
    const episode = await library.episodes.load(folder)
    const release = await lockEpisode(data, episode)
    try {
      await sweepParts(folder)
      const read = await readEpisodeScript(episode)
      const done = await renderEpisode({ library, episode, ...read, engine, mastering, target, ...work })
      return { made: done.made, turns: done.turns }
    } finally {
      await release()
    }
  },
  async peaks({ audio, output }) {
    await drawPeaks(audio, output)
  },
  async preview({ data, voice, text }, { signal }) {
    const spoken = engine.voicesFor([{ speaker: 'Preview', voice }]).get('Preview') ?? voice
    const turn = { text, voice: spoken, style: undefined, pace: 1 }
    const request: TakeRequest = {
      engine: engine.id,
      model: engine.model,
      language: undefined,
      turns: [turn],
      take: 1,
    }
    const key = takeKey(request)
    const folder = join(data, 'previews')
    await makeFolder(folder)
    const store = createTakeStore(dirname(folder), folder, clock)
    if ((await store.find(key)) === undefined) {
      const passage = { turns: [{ ...turn, speaker: 'Preview', place: 'the preview' }], language: undefined }
      await store.keep(key, request, await engine.speak(passage, { signal }))
    }
    return { audio: store.audioPath(key), key }
  },
}

port.on('message', (message: unknown) => {
  const order = studioOrder.parse(message)
  if (order.kind === 'call') void answer(order.id, order.name, order.input)
  else if (order.kind === 'cancel') underWay.get(order.id)?.abort()
  else void close()
})

async function answer(id: number, name: StudioCall, input: unknown): Promise<void> {
  const stop = new AbortController()
  underWay.set(id, stop)
  try {
    const output = await carryOut(name, input, {
      signal: stop.signal,
      onProgress: (progress) => say({ kind: 'progress', id, progress }),
    })
    say({ kind: 'done', id, output })
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? '') : String(error)
    if (isStudioError(error)) say({ kind: 'failed', id, code: error.code, message: error.message, stack })
    else
      say({ kind: 'failed', id, code: 'internal', message: 'Castwright has met a fault of its own.', stack })
  } finally {
    underWay.delete(id)
  }
}

function carryOut(name: StudioCall, input: unknown, work: Work): Promise<CallOutput<StudioCall>> {
  switch (name) {
    case 'plan':
      return handlers.plan(studioCalls.plan.input.parse(input), work)
    case 'summarise':
      return handlers.summarise(studioCalls.summarise.input.parse(input), work)
    case 'render':
      return handlers.render(studioCalls.render.input.parse(input), work)
    case 'peaks':
      return handlers.peaks(studioCalls.peaks.input.parse(input), work)
    case 'preview':
      return handlers.preview(studioCalls.preview.input.parse(input), work)
  }
}

async function close(): Promise<void> {
  for (const stop of underWay.values()) stop.abort()
  await Promise.all([engine.close(), mastering.close()])
  say({ kind: 'closed' })
  port?.close()
}

function say(message: StudioAnswer): void {
  port?.postMessage(message)
}
