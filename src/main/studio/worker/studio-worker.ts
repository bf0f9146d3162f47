import { parentPort, workerData } from 'node:worker_threads'
import { geminiVoices } from '../../../core/cast/gemini-voices.ts'
import { previewSentence } from '../../../core/cast/preview-sentence.ts'
import { isStudioError } from '../../../shared/studio-error.ts'
import { createEngines } from '../engines.ts'
import { LinesUnspoken } from '../lines-unspoken.ts'
import { createPreviews } from '../preview-voice.ts'
import { createOneAtATime } from '../../files/one-at-a-time.ts'
import { sweepParts } from '../../files/sweep-parts.ts'
import { openLibrary } from '../../library/library.ts'
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

type Work = { readonly signal: AbortSignal; readonly onProgress: (progress: RenderProgress) => void }

const port = parentPort
if (port === null) throw new Error('This file runs as a worker.')
const paths = studioWorkerData.parse(workerData)
const clock = () => new Date()
const onNotice = (notice: string) => say({ kind: 'notice', notice })
const engines = createEngines({ fliteWorker: paths.fliteWorker, resources: paths.resources, clock, onNotice })
const mastering = createMastering({ workerPath: paths.masteringWorker })
const underWay = new Map<number, AbortController>()
const answers = new Set<Promise<void>>()
const oneAtATime = createOneAtATime()

const handlers: {
  readonly [Name in StudioCall]: (input: CallInput<Name>, work: Work) => Promise<CallOutput<Name>>
} = {
  async plan({ library: root, folder, data, target, engine }) {
    const [library, inUse] = await Promise.all([openLibrary(root, clock), engines.open(engine, data)])
    const episode = await library.episodes.load(folder)
    return planEpisode({ library, episode, data, inUse, target })
  },
  async summarise({ library: root, folder }) {
    const library = await openLibrary(root, clock)
    const episode = await library.episodes.load(folder)
    const { source, isSample } = episode.file
    return { summary: await summariseEpisode(episode), source, isSample }
  },
  async render({ library: root, folder, data, target, engine }, work) {
    const [library, inUse] = await Promise.all([openLibrary(root, clock), engines.open(engine, data)])
    const episode = await library.episodes.load(folder)
    const release = await lockEpisode(data, episode)
    try {
      await sweepParts(folder)
      const read = await readEpisodeScript(episode)
      const done = await renderEpisode({ library, episode, ...read, inUse, mastering, target, ...work })
      return { made: done.made, turns: done.turns }
    } finally {
      await release()
    }
  },
  async peaks({ audio, output }) {
    await drawPeaks(audio, output)
  },
  async preview({ data, engine, ...sentence }, { signal }) {
    const inUse = await engines.open(engine, data)
    // A sentence that is asked for again while it is made is not paid for again.
    return oneAtATime(JSON.stringify([engine, sentence]), () =>
      createPreviews(data, clock).speak(inUse.engine, sentence, signal),
    )
  },
  async previews({ data, engine }) {
    const inUse = await engines.open(engine, data)
    const voices = [...geminiVoices, ...engines.libraryVoices()]
    const sentences = voices.map(({ name }) => ({ voice: name, text: previewSentence(name) }))
    return createPreviews(data, clock).known(inUse.engine, sentences)
  },
  async searchVoices({ data, query }, { signal }) {
    return (await engines.gemini(data)).searchVoices(query, signal)
  },
  async offer({ data, model }) {
    return (await engines.gemini(data)).offer(model)
  },
  async testKey({ data, model, other }, { signal }) {
    return (await engines.gemini(data)).testKey(other, model, signal)
  },
  async setPrices({ data, model, rows }) {
    return (await engines.gemini(data)).setPrices(rows, model)
  },
  async spending({ data, episode }) {
    const { byDay, byModel, ...sums } = (await engines.gemini(data)).spending(episode)
    return { ...sums, byDay: [...byDay], byModel: [...byModel] }
  },
}

port.on('message', (message: unknown) => {
  const order = studioOrder.parse(message)
  if (order.kind === 'call') {
    const answering = answer(order.id, order.name, order.input).finally(() => answers.delete(answering))
    answers.add(answering)
  } else if (order.kind === 'cancel') underWay.get(order.id)?.abort()
  else if (order.kind === 'configure') engines.configure(order.gemini)
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
    const unspoken = error instanceof LinesUnspoken ? { unspoken: [...error.unspoken] } : {}
    if (isStudioError(error))
      say({ kind: 'failed', id, code: error.code, message: error.message, stack, ...unspoken })
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
    case 'previews':
      return handlers.previews(studioCalls.previews.input.parse(input), work)
    case 'searchVoices':
      return handlers.searchVoices(studioCalls.searchVoices.input.parse(input), work)
    case 'offer':
      return handlers.offer(studioCalls.offer.input.parse(input), work)
    case 'testKey':
      return handlers.testKey(studioCalls.testKey.input.parse(input), work)
    case 'setPrices':
      return handlers.setPrices(studioCalls.setPrices.input.parse(input), work)
    case 'spending':
      return handlers.spending(studioCalls.spending.input.parse(input), work)
  }
}

async function close(): Promise<void> {
  for (const stop of underWay.values()) stop.abort()
  // The books stay open until what was asked for is written down.
  await Promise.allSettled(answers)
  await Promise.all([engines.close(), mastering.close()])
  say({ kind: 'closed' })
  port?.close()
}

function say(message: StudioAnswer): void {
  port?.postMessage(message)
}
