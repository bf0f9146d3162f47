import type { z } from 'zod'
import { geminiVoices } from '../../../core/cast/gemini-voices.ts'
import { previewSentence } from '../../../core/cast/preview-sentence.ts'
import { createOneAtATime } from '../../files/one-at-a-time.ts'
import { openLibrary } from '../../library/library.ts'
import { ownCover } from '../../library/own-cover.ts'
import { openDecodedMusic } from '../../music/open-decoded-music.ts'
import type { DecodedMusic } from '../../music/decoded-music.ts'
import { rescueAnswers } from '../../takes/rescue-answers.ts'
import { createTakeNotes } from '../../takes/take-notes.ts'
import { callOffBatches, createBatchCollector } from '../collect-batches.ts'
import { compareVersion } from '../compare-version.ts'
import { decideLine } from '../decide-line.ts'
import { readLines } from '../line-at.ts'
import { LeftToBatch } from '../left-to-batch.ts'
import { lockEpisode } from '../episode-lock.ts'
import { listLineTakes } from '../list-line-takes.ts'
import { ensureUnused } from '../ensure-unused.ts'
import { drawPeaks } from '../draw-peaks.ts'
import type { Engines } from '../engines.ts'
import { beginRender } from '../begin-render.ts'
import { readEpisodeScript } from '../episode-script.ts'
import type { Mastering } from '../mastering/mastering.ts'
import { planEpisode } from '../plan-episode.ts'
import { createPreviews } from '../preview-voice.ts'
import { renderEpisode } from '../render-episode.ts'
import type { RenderProgress } from '../render-progress.ts'
import { soundSoFar } from '../sound-so-far.ts'
import { summariseEpisode } from '../summarise-episode.ts'
import { musicHandlers } from './music-handlers.ts'
import { studioCalls, type CallOutput, type StudioCall } from './studio-calls.ts'

export type Work = { readonly signal: AbortSignal; readonly onProgress: (progress: RenderProgress) => void }

/** Answers a call of the studio's worker: parses what came with it first. */
export type StudioHandlers = {
  readonly [Name in StudioCall]: (input: unknown, work: Work) => Promise<CallOutput<Name>>
}

/** What the studio's worker can be asked, by name. */
export function createStudioHandlers({
  engines,
  mastering,
  clock,
}: {
  readonly engines: Engines
  readonly mastering: Mastering
  readonly clock: () => Date
}): StudioHandlers {
  const oneAtATime = createOneAtATime()
  const notes = createTakeNotes()
  let decoded: DecodedMusic | undefined
  const decodedIn = (data: string) => (decoded ??= openDecodedMusic(data))
  const collecting = createBatchCollector()
  return {
    ...musicHandlers({ clock, decodedIn }),
    plan: parsed(studioCalls.plan.input, async ({ library: root, folder, data, target, engine }) => {
      const [library, inUse] = await Promise.all([openLibrary(root, clock), engines.open(engine, data)])
      const episode = await library.episodes.load(folder)
      return planEpisode({ library, episode, data, inUse, target, notes, clock })
    }),
    compareVersion: parsed(
      studioCalls.compareVersion.input,
      async ({ library: root, folder, data, engine, text }) => {
        const [library, inUse] = await Promise.all([openLibrary(root, clock), engines.open(engine, data)])
        const episode = await library.episodes.load(folder)
        return compareVersion({ library, episode, inUse, notes }, text)
      },
    ),
    lineTakes: parsed(
      studioCalls.lineTakes.input,
      async ({ library: root, folder, data, engine: choice, turn }) => {
        const [library, { engine }] = await Promise.all([
          openLibrary(root, clock),
          engines.open(choice, data),
        ])
        const episode = await library.episodes.load(folder)
        return listLineTakes(
          await readLines({ library, episode, engine, notes }),
          turn,
          engine,
          library.takes,
        )
      },
    ),
    soFar: parsed(
      studioCalls.soFar.input,
      async ({ library: root, folder, data, target, engine: choice }, { signal }) => {
        const [library, { engine }] = await Promise.all([
          openLibrary(root, clock),
          engines.open(choice, data),
        ])
        const episode = await library.episodes.load(folder)
        return oneAtATime(`so far ${folder}`, () =>
          soundSoFar({
            library,
            episode,
            engine,
            notes,
            mastering,
            decoded: decodedIn(data),
            target,
            data,
            signal,
          }),
        )
      },
    ),
    decide: parsed(
      studioCalls.decide.input,
      async ({ library: root, folder, data, engine: choice, line, turn, decision }) => {
        const [library, { engine }] = await Promise.all([
          openLibrary(root, clock),
          engines.open(choice, data),
        ])
        // Each begins with what the one before has changed: a note is kept while its line is locked.
        return oneAtATime(`decide ${folder}`, async () => {
          const episode = await library.episodes.load(folder)
          const known = await readLines({ library, episode, engine, notes })
          const changes = decideLine(known, { line, turn }, decision, engine)
          const discards = decision.kind === 'discard' && decision.isDiscarded
          // A render that is under way may need it.
          const release = discards ? await lockEpisode(data, episode) : undefined
          try {
            if (discards) await ensureUnused(library, decision.take, folder)
            await library.episodes.update(folder, (file) => ({
              ...file,
              lines: { ...file.lines, ...Object.fromEntries(changes) },
            }))
            if (discards) await library.takes.discard(decision.take)
            else if (decision.kind === 'discard') await library.takes.restore(decision.take)
            return undefined
          } finally {
            await release?.()
          }
        })
      },
    ),
    summarise: parsed(studioCalls.summarise.input, async ({ library: root, folder }) => {
      const library = await openLibrary(root, clock)
      const episode = await library.episodes.load(folder)
      const { source, isSample } = episode.file
      const cover = await ownCover(episode)
      return { summary: await summariseEpisode(library, episode), source, isSample, cover }
    }),
    render: parsed(
      studioCalls.render.input,
      async ({ library: root, folder, data, target, engine }, work) => {
        const [opened, inUse] = await Promise.all([openLibrary(root, clock), engines.open(engine, data)])
        const library = rescueAnswers(opened, data, clock)
        const episode = await library.episodes.load(folder)
        const release = await collecting.hold(folder, () => beginRender(library, data, episode, clock))
        try {
          const read = await readEpisodeScript(library, episode)
          const parts = { inUse, mastering, decoded: decodedIn(data), clock, target, mayLeave: true, ...work }
          await renderEpisode({ library, episode, ...read, ...parts })
          return {}
        } catch (error) {
          if (!(error instanceof LeftToBatch)) throw error
          const { until, lines, mayOrderAgain } = error
          return { batch: { until, lines, mayOrderAgain } }
        } finally {
          await release()
        }
      },
    ),
    openBatches: parsed(studioCalls.openBatches.input, async ({ data }) => {
      const open = await (await engines.gemini(data)).batches()
      return open.map(({ episode, until }) => ({ episode, until }))
    }),
    collectBatches: parsed(
      studioCalls.collectBatches.input,
      async ({ library: root, folder, data }, { signal }) => {
        const library = rescueAnswers(await openLibrary(root, clock), data, clock)
        const [episode, desk] = await Promise.all([library.episodes.load(folder), engines.gemini(data)])
        await collecting.collect({ library, episode, desk, data, signal })
        return undefined
      },
    ),
    callOffBatches: parsed(studioCalls.callOffBatches.input, async ({ data, episode }) => {
      await callOffBatches(await engines.gemini(data), episode)
      return undefined
    }),
    peaks: parsed(studioCalls.peaks.input, async ({ audio, output }) => {
      await drawPeaks(audio, output)
      return undefined
    }),
    preview: parsed(studioCalls.preview.input, async ({ data, engine, ...sentence }, { signal }) => {
      const inUse = await engines.open(engine, data)
      // A sentence that is asked for again while it is made is not paid for again.
      return oneAtATime(JSON.stringify([engine, sentence]), () =>
        createPreviews(data, clock).speak(inUse.engine, sentence, signal),
      )
    }),
    previews: parsed(studioCalls.previews.input, async ({ data, engine }) => {
      const inUse = await engines.open(engine, data)
      const voices = [...geminiVoices, ...engines.libraryVoices()]
      const sentences = voices.map(({ name }) => ({ voice: name, text: previewSentence(name) }))
      return createPreviews(data, clock).known(inUse.engine, sentences)
    }),
    searchVoices: parsed(studioCalls.searchVoices.input, async ({ data, query }, { signal }) => {
      return (await engines.gemini(data)).searchVoices(query, signal)
    }),
    offer: parsed(studioCalls.offer.input, async ({ data, model }) => {
      return (await engines.gemini(data)).offer(model)
    }),
    testKey: parsed(studioCalls.testKey.input, async ({ data, model, other }, { signal }) => {
      return (await engines.gemini(data)).testKey(other, model, signal)
    }),
    setPrices: parsed(studioCalls.setPrices.input, async ({ data, model, rows }) => {
      return (await engines.gemini(data)).setPrices(rows, model)
    }),
    spending: parsed(studioCalls.spending.input, async ({ data, episode }) => {
      const { byDay, byModel, ...sums } = (await engines.gemini(data)).spending(episode)
      return { ...sums, byDay: [...byDay], byModel: [...byModel] }
    }),
    readQueue: parsed(studioCalls.readQueue.input, async ({ data }) => {
      return (await engines.gemini(data)).queue.load() ?? null
    }),
    writeQueue: parsed(studioCalls.writeQueue.input, async ({ data, queue }) => {
      ;(await engines.gemini(data)).queue.save(queue)
      return undefined
    }),
  }
}

function parsed<Schema extends z.ZodType, Output>(
  schema: Schema,
  handle: (input: z.output<Schema>, work: Work) => Promise<Output>,
): (input: unknown, work: Work) => Promise<Output> {
  return (input, work) => handle(schema.parse(input), work)
}
