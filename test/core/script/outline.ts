import { readFileSync } from 'node:fs'
import { parseScript } from '../../../src/core/script/parse-script.ts'
import type { MusicOptions } from '../../../src/core/script/music-words.ts'
import type { Fix, Script } from '../../../src/core/script/script.ts'

/** A sample script of `test/fixtures/scripts`. */
export function readSample(name: string): string {
  return readFileSync(new URL(`../../fixtures/scripts/${name}`, import.meta.url), 'utf8')
}

/** The items of a script, one short line each: `Host (warm): Hello`, `[pause 1]`, `# Opening`, `…Host: on I go`. */
export function outline(script: Script): readonly string[] {
  return script.items.map((item) => {
    if (item.kind === 'chapter') return `${'#'.repeat(item.level)} ${item.title}`
    if (item.kind === 'turn') {
      const style = item.style === undefined ? '' : ` (${item.style})`
      return `${item.nameRange === undefined ? '…' : ''}${item.speaker}${style}: ${item.text}`
    }
    if (item.cue === 'pause') return `[pause ${item.seconds}]`
    if (item.cue === 'music-stop') return `[music stop ${item.fadeOut ?? ''}]`
    return item.cue === 'music' ? `[music ${item.name} ${wordsOf(item.options)}]` : `[? ${item.name}]`
  })
}

/** What of the options of music is not as usual: `fadeOut 3`. */
function wordsOf(options: MusicOptions): string {
  const said = Object.entries(options).filter(
    ([, value]) => value !== undefined && value !== false && value !== 0,
  )
  return said.map(([key, value]) => `${key} ${value}`).join(', ')
}

export function outlineOf(source: string): readonly string[] {
  return outline(parseScript(source))
}

/** The problems of a script: `3 question name-used-once`. */
export function problemsOf(source: string): readonly string[] {
  return parseScript(source).problems.map(({ line, severity, code }) => `${line} ${severity} ${code}`)
}

export function applyFix(source: string, { range, text }: Fix): string {
  return source.slice(0, range.start) + text + source.slice(range.end)
}

/** Applies the fix of the first problem of a kind. */
export function fixFirst(source: string, code: string): string {
  const fix = parseScript(source).problems.find((problem) => problem.code === code)?.fix
  if (fix === undefined) throw new Error(`Nothing to fix: ${code}`)
  return applyFix(source, fix)
}
