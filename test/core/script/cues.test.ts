import { describe, expect, test } from 'vitest'
import type { MusicOptions } from '../../../src/core/script/music-words.ts'
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
  const plain = {
    isUnder: false,
    isLooped: false,
    from: 0,
    length: undefined,
    fadeIn: undefined,
    fadeOut: undefined,
    volume: 0,
  }

  test.for<[string, string, Partial<MusicOptions>]>([
    ['[music: theme]', 'theme', {}],
    ['[Music theme]', 'theme', {}],
    ['[music: theme, fade 3s]', 'theme', { fadeOut: 3 }],
    ['[music: theme, fade in 2s, fade out 1,5s]', 'theme', { fadeIn: 2, fadeOut: 1.5 }],
    ['[music: theme, for 10s; from 1:05.5]', 'theme', { length: 10, from: 65.5 }],
    [
      '[music: rain on a roof, under, fade: 800 ms, Loop,]',
      'rain on a roof',
      { isUnder: true, fadeOut: 0.8, isLooped: true },
    ],
    ['[music: 01 intro.mp3, volume -6 dB, for 2 min]', '01 intro.mp3', { volume: -6, length: 120 }],
    ['[music: theme, volume = −12dB, under speech]', 'theme', { volume: -12, isUnder: true }],
    ['[music: theme, volume 50%]', 'theme', { volume: -6 }],
  ])('%j', ([line, name, options]) => {
    const source = `Host: One.\n${line}\nHost: Two.`
    const [cue] = parseScript(source).cues
    expect(cue).toMatchObject({ kind: 'cue', line: 2, cue: 'music', name, options: { ...plain, ...options } })
    const { start, end } = cue?.cue === 'music' ? cue.nameRange : { start: 0, end: 0 }
    expect(source.slice(start, end)).toBe(name)
    expect(problemsOf(source)).toEqual([])
  })

  test.for<[string, number | undefined]>([
    ['[music: stop]', undefined],
    ['[music stop, fade 4s]', 4],
    ['[stop the music, fade out 2s]', 2],
    ['[Music: OFF]', undefined],
  ])('%j ends what plays', ([line, fadeOut]) => {
    const source = `Host: One.\n${line}\nHost: Two.`
    expect(parseScript(source).cues).toMatchObject([{ cue: 'music-stop', fadeOut }])
    expect(problemsOf(source)).toEqual([])
  })

  test.for<[string, string, string | undefined]>([
    ['[music]', 'music-nameless', undefined],
    ['[music: theme, louder, fade 3s]', 'music-option', '[music: theme, fade 3s]'],
    ['[music: theme, fad 3s]', 'music-option-misspelt', '[music: theme, fade 3s]'],
    ['[music: theme, fade softly]', 'music-unclear', '[music: theme, fade 3s]'],
    ['[music: theme, volume -6]', 'music-unclear', '[music: theme, volume -6 dB]'],
    ['[music: theme, fade 900s]', 'music-beyond', '[music: theme, fade 60s]'],
    ['[music: theme, volume 200 dB]', 'music-beyond', '[music: theme, volume 20 dB]'],
    ['[music: theme, loop]', 'music-endless', '[music: theme, loop, for 20s]'],
    ['[music: stop, under]', 'music-option', '[music: stop]'],
  ])('%j is a problem that can be put right', ([line, code, fixed]) => {
    const source = `Host: One.\n${line}\nHost: Two.`
    expect(problemsOf(source)).toEqual([`2 warning ${code}`])
    if (fixed === undefined) return
    const repaired = fixFirst(source, code)
    expect(repaired).toBe(`Host: One.\n${fixed}\nHost: Two.`)
    expect(problemsOf(repaired)).toEqual([])
  })

  test('an option that goes too far counts as far as it may; the last of several counts', () => {
    const [cue] = parseScript('Host: One.\n[music: a, for 99999s, from 2s, from 3s]').cues
    expect(cue).toMatchObject({ options: { length: 3600, from: 3 } })
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
