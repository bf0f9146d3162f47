import type { Problem, Script } from '../../core/script/script.ts'
import { countOf } from '../../core/text/count-of.ts'
import { measuredLoudness, spellLoudness } from '../../core/export/spell-loudness.ts'
import { spellDollars } from '../../core/price/spell-dollars.ts'
import { spellDuration } from '../../core/text/spell-duration.ts'
import type { Doubt } from '../studio/find-doubts.ts'
import { factLines } from './print.ts'

/** A line to listen to: its number in the file, and why. */
export type DoubtedLine = {
  readonly line: number
  readonly speaker: string
  readonly reasons: readonly string[]
}

/** What was made, as the commands that write audio tell it. */
export type AudioResult = {
  readonly title?: string
  readonly file: string
  readonly turns: number
  readonly made: number
  /** USD for what was spoken now. */
  readonly cost: number
  readonly master: {
    readonly rate: number
    readonly channels: number
    readonly seconds: number
    /** LUFS as from two loudspeakers. */
    readonly loudness: number | null
    readonly truePeak: number | null
  }
  readonly problems: readonly Problem[]
  /** Music that was left out, and why. */
  readonly music?: readonly Problem[]
  /** Lines whose takes the checks doubt. */
  readonly doubts: readonly DoubtedLine[]
}

/** How many lines to listen to are told one by one. */
const MOST_TOLD = 8

/** The lines of a script to listen to. */
export function doubtedLines(script: Script, doubts: readonly Doubt[]): readonly DoubtedLine[] {
  return doubts.map(({ turn, reasons }) => {
    const { line = 0, speaker = '' } = script.turns[turn] ?? {}
    return { line, speaker, reasons }
  })
}

/** The three forms of a result for `Output.result`. */
export function audioReport(result: AudioResult) {
  const { master, problems, doubts, music = [] } = result
  const rows = [
    ...(result.title === undefined ? [] : [['Episode', result.title]]),
    ['File', result.file],
    ['Length', spellDuration(master.seconds)],
    ['Loudness', loudnessText(master)],
    [
      'Lines',
      `${result.made.toLocaleString('en')} spoken now, ${(result.turns - result.made).toLocaleString('en')} reused`,
    ],
    ...(result.cost === 0 ? [] : [['Cost', spellDollars(result.cost)]]),
    ...(problems.length === 0
      ? []
      : [['Script', `${countOf(problems.length, 'remark')}: castwright check tells`]]),
    ...music.slice(0, MOST_TOLD).map(({ line, message }, index) => {
      return [index === 0 ? 'Music' : '', `line ${line}: ${message}`]
    }),
    ...doubts.slice(0, MOST_TOLD).map(({ line, speaker, reasons }, index) => {
      return [index === 0 ? 'Listen' : '', `line ${line}, ${speaker}: ${reasons.join(' ')}`]
    }),
    ...(doubts.length > MOST_TOLD ? [['', `and ${countOf(doubts.length - MOST_TOLD, 'more line')}`]] : []),
  ]
  return {
    json: {
      title: result.title ?? null,
      file: result.file,
      seconds: master.seconds,
      rate: master.rate,
      channels: master.channels,
      loudness: measuredLoudness(master.loudness, master.channels),
      truePeak: master.truePeak,
      lines: { made: result.made, reused: result.turns - result.made },
      cost: result.cost,
      doubts: doubts.map(({ line, speaker, reasons }) => ({ line, speaker, reasons: [...reasons] })),
      problems: [...problems, ...music].map(({ line, severity, code, message }) => ({
        line,
        severity,
        code,
        message,
      })),
    },
    text: factLines(rows),
    brief: result.file,
  }
}

function loudnessText({ loudness, channels, truePeak }: AudioResult['master']): string {
  const measured = spellLoudness(measuredLoudness(loudness, channels), channels)
  // The target is said as from two loudspeakers.
  const asStereo =
    loudness === null || channels !== 1 ? '' : ` (as loud as ${spellLoudness(loudness, 2)} in stereo)`
  const peak = loudness === null || truePeak === null ? '' : `, peak ${signed(truePeak)} dBTP`
  return `${measured}${asStereo}${peak}`
}

function signed(value: number): string {
  return value.toFixed(1).replace('-', '−')
}
