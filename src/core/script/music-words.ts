/** How a piece of music is to be played. */
export type MusicOptions = {
  /** Goes on under the speech that follows, instead of letting it wait. */
  readonly isUnder: boolean
  readonly isLooped: boolean
  /** Seconds into the piece at which it begins. */
  readonly from: number
  /** Seconds that are heard; undefined for all of it. */
  readonly length: number | undefined
  /** Seconds; undefined where nothing is said. */
  readonly fadeIn: number | undefined
  readonly fadeOut: number | undefined
  /** dB that it is louder or quieter than it would be. */
  readonly volume: number
}

/** An option that was not understood, and what is meant where that can be told. `at`: its place in the words of the cue. */
export type MusicFinding = {
  readonly kind: 'unknown' | 'unclear' | 'beyond'
  readonly written: string
  readonly at: number
  readonly meant: string | undefined
}

type MusicKey = keyof MusicOptions

/** `play` and what is played, or `stop` and over how many seconds the music fades. */
export type MusicWords = { readonly findings: readonly MusicFinding[] } & (
  | {
      readonly act: 'play'
      readonly name: string
      /** Place of the name in the words of the cue. */
      readonly nameAt: number
      readonly options: MusicOptions
    }
  | { readonly act: 'stop'; readonly fadeOut: number | undefined }
)

const head = /^music(?:$|[\s:,;])\s*:?/i
const stopHead = /^stop\s+(?:the\s+)?music(?=$|[\s,;])/i
const stop = /^(?:stops?|off|ends?)$/i
/** A comma between two digits is a decimal point in half of the world. */
const separator = /(?<!\d),|,(?!\d)|;/
const time =
  /^(?:(\d{1,3}):(\d{2}(?:[.,]\d{1,3})?)|(\d{1,6}(?:[.,]\d{1,6})?) ?(ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?)?)$/
const level = /^([-+−–]?) ?(\d{1,6}(?:[.,]\d{1,6})?) ?(db|%)$/
const words: Readonly<Record<string, MusicKey>> = {
  under: 'isUnder',
  'under speech': 'isUnder',
  'under the speech': 'isUnder',
  loop: 'isLooped',
  looped: 'isLooped',
}
const keyed = /^(fade[- ]?in|fade[- ]?out|fade|for|from|volume)(?: ?[:=] ?| |$)(?:over |of )?(.*)$/
const keys: Readonly<Record<string, Exclude<MusicKey, 'isUnder' | 'isLooped'>>> = {
  fadein: 'fadeIn',
  fadeout: 'fadeOut',
  fade: 'fadeOut',
  for: 'length',
  from: 'from',
  volume: 'volume',
}
/** Least and most of each: seconds, and dB. */
const bounds = {
  fadeIn: [0, 60],
  fadeOut: [0, 60],
  length: [0.1, 3600],
  from: [0, 86_400],
  volume: [-60, 20],
} as const
const plainOptions: MusicOptions = {
  isUnder: false,
  isLooped: false,
  from: 0,
  length: undefined,
  fadeIn: undefined,
  fadeOut: undefined,
  volume: 0,
}

/** The options of music, for messages and completion: as they are written. */
export const musicOptionWords = ['fade', 'for', 'from', 'volume', 'under', 'loop'] as const

/** Reads "music: theme, fade 3s, under" or "music stop, fade 4s"; undefined where no music is meant. */
export function readMusicWords(cue: string): MusicWords | undefined {
  const found = head.exec(cue) ?? stopHead.exec(cue)
  if (found === null) return undefined
  const isStop = found[0].toLowerCase().startsWith('stop')
  const findings: MusicFinding[] = []
  let options = plainOptions
  let at = found[0].length
  const [name = '', ...rest] = cue.slice(at).split(separator)
  const isStopped = isStop || stop.test(name.trim())
  const nameAt = at + name.length - name.trimStart().length
  at += name.length + 1
  for (const written of rest) {
    const read = readOption(written)
    const isWrong = 'kind' in read || (isStopped && !('fadeOut' in read))
    if (isWrong && written.trim() !== '') {
      const place = { written: written.trim(), at: at + written.length - written.trimStart().length }
      findings.push({ kind: 'unknown', meant: undefined, ...read, ...place })
    }
    if (!isWrong) options = { ...options, ...read }
    else if ('kind' in read && read.options !== undefined && !isStopped)
      options = { ...options, ...read.options }
    at += written.length + 1
  }
  if (isStopped) return { act: 'stop', fadeOut: options.fadeOut, findings }
  return { act: 'play', name: name.trim(), nameAt, options, findings }
}

type NotRead = Pick<MusicFinding, 'kind' | 'meant'> & { readonly options?: Partial<MusicOptions> }

function readOption(written: string): Partial<MusicOptions> | NotRead {
  const plain = written.trim().toLowerCase().replace(/\s+/g, ' ')
  const word = Object.hasOwn(words, plain) ? words[plain] : undefined
  if (word !== undefined) return { [word]: true }
  const [, written1 = '', value = ''] = keyed.exec(plain) ?? []
  const key = keys[written1.replace(/[- ]/, '')]
  if (key === undefined) return { kind: 'unknown', meant: undefined }
  const said = key === 'volume' ? readLevel(value) : readTime(value)
  const [least, most] = bounds[key]
  if (said === undefined) return { kind: 'unclear', meant: undefined }
  if (said >= least && said <= most) return { [key]: said }
  const bounded = Math.max(least, Math.min(most, said))
  const unit = key === 'volume' ? ' dB' : 's'
  return { kind: 'beyond', meant: `${written1} ${bounded}${unit}`, options: { [key]: bounded } }
}

/** Seconds. */
function readTime(written: string): number | undefined {
  const [, minutes, rest = '', amount, unit = 's'] = time.exec(written) ?? []
  if (minutes !== undefined) return Number(minutes) * 60 + number(rest)
  if (amount === undefined) return undefined
  const scale = unit.startsWith('ms') || unit.startsWith('milli') ? 0.001 : unit.startsWith('m') ? 60 : 1
  return Math.round(number(amount) * scale * 1e6) / 1e6
}

/** dB. */
function readLevel(written: string): number | undefined {
  const [, sign = '', amount, unit] = level.exec(written) ?? []
  if (amount === undefined) return undefined
  if (unit === '%') return Math.max(-60, Math.round(200 * Math.log10(number(amount) / 100)) / 10)
  return sign === '' || sign === '+' ? number(amount) : -number(amount)
}

function number(written: string): number {
  return Number(written.replace(',', '.'))
}
