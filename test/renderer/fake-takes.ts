import type { RenderPlan } from '../../src/renderer/components/episode-types.ts'
import type { LineTake, LineTakes } from '../../src/renderer/takes/take-types.ts'
import type { FakeBridge } from './fake-bridge.ts'

export type FakeTake = Partial<Omit<LineTake, 'take' | 'number' | 'isChosen' | 'isAccepted'>>

type FakeLine = {
  takes: FakeTake[]
  /** The number of the take that is heard, or will be. */
  chosen?: number
  isLocked?: boolean
  note?: string
  accepted?: number[]
}

type Lines = Readonly<Record<number, FakeLine>>

/** USD of another take of a line. */
const retakeCost = 0.002

const lineOf = (turn: number) => String(turn).padStart(64, 'a')
/** The take of a line with this number. */
export const fakeTakeKey = (turn: number, number: number) => `${turn}f${number}`.padStart(64, 'b')
const chosenOf = ({ chosen = 1 }: FakeLine) => chosen
const isAwaited = (of: FakeLine) => chosenOf(of) > of.takes.length

function verdictOf(of: FakeLine): LineTake['verdict'] | undefined {
  const number = chosenOf(of)
  return of.accepted?.includes(number) === true ? 'ok' : of.takes[number - 1]?.verdict
}

/** Gives lines of an episode, by turn, takes of their own; decisions about them are kept, and awaited takes made by a render. */
export function giveTakes(fake: FakeBridge, id: string, lines: Lines): void {
  const { 'episode.plan': plan, 'render.start': start } = fake.handlers
  const find = (line: string) => {
    const turn = Object.keys(lines).find((candidate) => lineOf(Number(candidate)) === line) ?? ''
    return { turn: Number(turn), of: lines[Number(turn)] }
  }
  fake.handlers['episode.plan'] = async (input) => {
    const reply = await plan(input)
    if (!reply.ok || input.id !== id) return reply
    const states = Array.from(reply.data.lines.states)
    const locks = Array.from(reply.data.lines.locks)
    const doubts: RenderPlan['doubts'] = []
    let { missing } = reply.data
    for (const [place, of] of Object.entries(lines)) {
      const turn = Number(place)
      const verdict = verdictOf(of)
      if (of.isLocked === true) locks[turn] = 'l'
      if (isAwaited(of)) {
        states[turn] = 'n'
        missing++
      } else if (verdict === 'doubtful' || verdict === 'bad') {
        states[turn] = verdict.slice(0, 1)
        const reasons = of.takes[chosenOf(of) - 1]?.reasons ?? []
        doubts.push({ turn, line: lineOf(turn), take: fakeTakeKey(turn, chosenOf(of)), verdict, reasons })
      }
    }
    const data = { ...reply.data, doubts, missing, isCurrent: reply.data.isCurrent && missing === 0 }
    return {
      ok: true,
      data: {
        ...data,
        cost: missing * retakeCost,
        lines: { ...data.lines, states: states.join(''), locks: locks.join('') },
      },
    }
  }
  fake.handlers['episode.lineTakes'] = ({ turn }) => {
    const of = lines[turn] ?? { takes: [] }
    const made = of.takes.map((take, index): LineTake => {
      const number = index + 1
      return {
        media: '0'.repeat(32),
        seconds: 2 + index,
        loudness: -20,
        madeAt: '2026-11-22T12:00:00.000Z',
        cost: retakeCost,
        isFromPassage: false,
        verdict: 'ok',
        reasons: [],
        ...take,
        take: fakeTakeKey(turn, number),
        number,
        isAccepted: of.accepted?.includes(number) ?? false,
        isChosen: chosenOf(of) === number,
      }
    })
    const price = { cost: retakeCost, seconds: 2 }
    const data: LineTakes = {
      line: lineOf(turn),
      turn,
      speaker: turn % 2 === 0 ? 'Host' : 'Guest',
      text: `The words of line ${turn + 1}.`,
      takes: made,
      isLocked: of.isLocked ?? false,
      note: of.note ?? '',
      isAwaited: isAwaited(of),
      retake: { line: price, passage: { lines: 8, cost: 0.016, seconds: 16 } },
    }
    return { ok: true, data }
  }
  fake.handlers['episode.decide'] = ({ line, decision }) => {
    const { turn, of } = find(line)
    if (of === undefined)
      return { ok: false, code: 'line-changed', message: 'That line is not in the script any more.' }
    const numberOf = (key: string) =>
      of.takes.findIndex((_, index) => fakeTakeKey(turn, index + 1) === key) + 1
    switch (decision.kind) {
      case 'pick':
        of.chosen = numberOf(decision.take)
        break
      case 'lock':
        of.isLocked = decision.isLocked
        if (decision.take !== undefined) of.chosen = numberOf(decision.take)
        break
      case 'accept': {
        const others = of.accepted?.filter((number) => number !== numberOf(decision.take)) ?? []
        of.accepted = decision.isAccepted ? [...others, numberOf(decision.take)] : others
        break
      }
      case 'retake':
        of.chosen = of.takes.length + 1
        break
      case 'withdraw':
        of.chosen = of.takes.length
        break
      case 'note':
        of.note = decision.note
    }
    return { ok: true, data: undefined }
  }
  fake.handlers['render.start'] = (input) => {
    for (const of of Object.values(lines)) if (isAwaited(of)) of.takes = [...of.takes, {}]
    return start(input)
  }
}

/** Two doubtful takes and a bad one, and a line with several takes. */
export function someTakes(): Lines {
  return {
    0: {
      takes: [
        {
          verdict: 'doubtful',
          reasons: ['It is much slower than this voice usually speaks.'],
          isFromPassage: true,
        },
      ],
    },
    1: {
      takes: [
        { verdict: 'bad', reasons: ['It was broken off before its end.', 'It is too short for its words.'] },
      ],
    },
    2: {
      takes: [
        { isFromPassage: true },
        { loudness: -16 },
        { verdict: 'doubtful', reasons: ['It is very quiet.'] },
      ],
      chosen: 2,
    },
  }
}
