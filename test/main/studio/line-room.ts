import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { takeKey } from '../../../src/core/plan/take-key.ts'
import type { SpeechEngine } from '../../../src/main/engines/speech-engine.ts'
import { makeLibrary } from '../../../src/main/library/library.ts'
import { decideLine } from '../../../src/main/studio/decide-line.ts'
import { readLines, type EpisodeLines } from '../../../src/main/studio/line-at.ts'
import { listLineTakes } from '../../../src/main/studio/list-line-takes.ts'
import { createTakeNotes } from '../../../src/main/takes/take-notes.ts'
import { createFakeEngine } from '../../helpers/fake-engine.ts'
import { plainRates } from '../../helpers/plain-rates.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const clock = () => new Date(0)
export const talk = 'Ann: Hello there.\nBob: Good day.\nAnn: How are you?\n'

export const engine: SpeechEngine = {
  ...createFakeEngine(),
  rates: () => plainRates,
  limits: () => ({ ...createFakeEngine().limits(), turnsPerRequest: 20, speakersPerRequest: 2 }),
  estimate: ({ turns }) => ({ seconds: turns.length, tokensIn: 0, tokensOut: 0, cost: turns.length }),
}

type Decision = Parameters<typeof decideLine>[2]

function lineOf({ lines: all }: EpisodeLines, turn: number) {
  const found = all.find(({ planned }) => planned.turn === turn)
  if (found === undefined) throw new Error(`No line ${turn}`)
  return found
}

/** A line as the page names it. */
export function placeOf(episode: EpisodeLines, turn: number) {
  return { line: lineOf(episode, turn).line, turn }
}

export type LineRoom = Awaited<ReturnType<typeof openLineRoom>>

/** A library with one episode, and what a person may do with its lines. */
export async function openLineRoom() {
  const library = await makeLibrary(join(temporaryFolder(), 'library'), clock)
  const { folder } = await library.episodes.create('Talk', {})
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'script.md'), talk)
  const lines = async () =>
    readLines({ library, episode: await library.episodes.load(folder), engine, notes: createTakeNotes() })
  return {
    library,
    folder,
    lines,
    async decide(turn: number, decision: Decision) {
      const now = await lines()
      const changes = decideLine(now, placeOf(now, turn), decision, engine)
      await library.episodes.update(folder, (file) => ({
        ...file,
        lines: { ...file.lines, ...Object.fromEntries(changes) },
      }))
    },
    /** Speaks take `number` of a turn, as a render would. */
    async make(turn: number, number = 1): Promise<string> {
      const { planned } = lineOf(await lines(), turn)
      const request = { ...planned.request, take: number }
      const words = request.turns.map((said) => ({ ...said, speaker: 'Ann', place: '' }))
      const spoken = await engine.speak(
        { turns: words, language: undefined },
        { signal: new AbortController().signal },
      )
      return (await library.takes.keep(takeKey(request), request, spoken)).key
    },
    chosen: async (turn: number) => lineOf(await lines(), turn).chosen,
    listed: async (turn: number) => listLineTakes(await lines(), turn, engine, library.takes),
  }
}
