import { describe, expect, test } from 'vitest'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import { fixFirst, outlineOf, problemsOf } from './outline.ts'

/** The first cue of a script that has a turn before and after it. */
function cueOf(line: string): string | undefined {
  return outlineOf(`Host: One.\n${line}\nHost: Two.`)[1]
}

describe('pauses', () => {
  test.for<[string, number]>([
    ['[pause]', 0.8],
    ['[pause 0.8s]', 0.8],
    ['[pause 0,8 s]', 0.8],
    ['[pause 800ms]', 0.8],
    ['[pause: 800 milliseconds]', 0.8],
    ['[pause 2]', 2],
    ['[Pause for 2 seconds]', 2],
    ['[PAUSE 0s]', 0],
    ['[pause 1 min]', 60],
    ['[short pause]', 0.4],
    ['[long pause]', 1],
    ['[beat]', 0.4],
    ['[silence 3s]', 3],
    ['  [pause 1s]  ', 1],
    ['- [pause 1s]', 1],
    ['**[pause 1s]**', 1],
    ['*[pause 1s]*', 1],
    ['> [pause 1s]', 1],
  ])('%j lasts %d seconds', ([line, seconds]) => {
    expect(cueOf(line)).toBe(`[pause ${seconds}]`)
    expect(problemsOf(`Host: One.\n${line}\nHost: Two.`)).toEqual([])
  })

  test.for<[string, string, number, string]>([
    ['[pause for effect]', 'unclear-pause', 0.8, '[pause 0.8s]'],
    ['[pause -3s]', 'unclear-pause', 0.8, '[pause 0.8s]'],
    ['[pause 2 fortnights]', 'unclear-pause', 0.8, '[pause 0.8s]'],
    ['[pause 61s]', 'long-pause', 60, '[pause 60s]'],
    ['[pause 999999999999 min]', 'long-pause', 60, '[pause 60s]'],
    ['[puase 2s]', 'misspelt-cue', 2, '[pause 2s]'],
  ])('%j is %s', ([line, code, seconds, fixed]) => {
    const source = `Host: One.\n${line}\nHost: Two.`
    expect(problemsOf(source)).toEqual([`2 warning ${code}`])
    const repaired = fixFirst(source, code)
    expect(repaired).toBe(`Host: One.\n${fixed}\nHost: Two.`)
    expect(outlineOf(repaired)[1]).toBe(`[pause ${seconds}]`)
    expect(problemsOf(repaired)).toEqual([])
  })
})

describe('music', () => {
  test.for<[string, string, Record<string, string>]>([
    ['[music: theme, fade 3s]', 'theme', { fade: '3s' }],
    ['[Music theme]', 'theme', {}],
    ['[music]', '', {}],
    [
      '[music: rain on a roof, fade: 3s, Loop, volume = -12 dB,]',
      'rain on a roof',
      { fade: '3s', loop: '', volume: '-12 dB' },
    ],
  ])('%j', ([line, name, options]) => {
    const source = `Host: One.\n${line}\nHost: Two.`
    const [cue] = parseScript(source).cues
    const range = { start: 11, end: 11 + line.length }
    expect(cue).toEqual({ kind: 'cue', line: 2, range, cue: 'music', name, options })
    expect(problemsOf(source)).toEqual(['2 warning music-passed-over'])
  })
})

describe('other brackets on a line of their own', () => {
  test('are not spoken, and reported', () => {
    const source = 'Host: One.\n[door slams]\nTwo.'
    expect(outlineOf(source)).toEqual(['Host: One.', '[? door slams]', '…Host: Two.'])
    expect(parseScript(source).problems).toEqual([
      {
        code: 'unknown-cue',
        severity: 'warning',
        line: 2,
        range: { start: 11, end: 23 },
        message: '“[door slams]” is not a cue Castwright knows, so it is left out and not spoken.',
        fix: { label: 'Make it a comment', range: { start: 11, end: 11 }, text: '// ' },
      },
    ])
    expect(outlineOf(fixFirst(source, 'unknown-cue'))).toEqual(['Host: One. Two.'])
  })

  test('belong to the turn where they are sounds of its speaker', () => {
    expect(outlineOf('Host: One.\n[Laughs]\nTwo.\n\n[sighs]')).toEqual(['Host: One. [Laughs] Two.\n[sighs]'])
    expect(problemsOf('[laughs]\nHost: One.')).toEqual(['1 warning tag-without-speaker'])
  })

  test('may misspell a sound', () => {
    expect(fixFirst('Host: One.\n[laugsh]', 'misspelt-cue')).toBe('Host: One.\n<laugh>')
  })
})
