import type { Problem } from '../../core/script/script.ts'
import { countOf } from '../../core/text/count-of.ts'
import { spellDollars } from '../../core/price/spell-dollars.ts'
import { spellDuration } from '../../core/text/spell-duration.ts'
import type { Output } from './output.ts'

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
    readonly loudness: number | null
    readonly truePeak: number | null
  }
  readonly problems: readonly Problem[]
}

/** The three forms of a result for `Output.result`. */
export function audioReport(output: Output, result: AudioResult) {
  const { master, problems } = result
  const rows = [
    ...(result.title === undefined ? [] : [['Episode', result.title]]),
    ['File', result.file],
    ['Length', spellDuration(master.seconds)],
    ['Loudness', loudnessText(master.loudness, master.truePeak)],
    [
      'Lines',
      `${result.made.toLocaleString('en')} spoken now, ${(result.turns - result.made).toLocaleString('en')} reused`,
    ],
    ...(result.cost === 0 ? [] : [['Cost', spellDollars(result.cost)]]),
    ...(problems.length === 0
      ? []
      : [['Script', `${countOf(problems.length, 'remark')}: castwright check tells`]]),
  ]
  return {
    json: {
      title: result.title ?? null,
      file: result.file,
      seconds: master.seconds,
      rate: master.rate,
      channels: master.channels,
      loudness: master.loudness,
      truePeak: master.truePeak,
      lines: { made: result.made, reused: result.turns - result.made },
      cost: result.cost,
      problems: problems.map(({ line, severity, code, message }) => ({ line, severity, code, message })),
    },
    text: rows
      .map(([name, value]) => `${output.styled('dim', (name ?? '').padEnd(8))}  ${value ?? ''}`)
      .join('\n'),
    brief: result.file,
  }
}

function loudnessText(loudness: number | null, truePeak: number | null): string {
  if (loudness === null) return 'too quiet to measure'
  const peak = truePeak === null ? '' : `, peak ${signed(truePeak)} dBTP`
  return `${signed(loudness)} LUFS${peak}`
}

function signed(value: number): string {
  return value.toFixed(1).replace('-', '−')
}
