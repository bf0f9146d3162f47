import { Command } from 'commander'
import { resolve } from 'node:path'
import { expectedSeconds, wordCount } from '../../../core/script/speech-text.ts'
import { parseScript } from '../../../core/script/parse-script.ts'
import type { Script } from '../../../core/script/script.ts'
import { countOf } from '../../../core/text/count-of.ts'
import { spellDuration } from '../../../core/text/spell-duration.ts'
import { StudioError } from '../../../shared/studio-error.ts'
import { decodeScript, readScriptFile } from '../../files/read-script.ts'
import type { CommandContext } from '../command-context.ts'
import type { Line } from '../print.ts'
import type { Terminal } from '../terminal.ts'
import { jsonOption, quietOption, type CommonOptions } from './common.ts'
import type { Run } from './run.ts'

/** `castwright check`: what is odd in a script, who speaks, and how long it will be. */
export function checkCommand(run: Run): Command {
  return new Command('check')
    .description('look a script over without speaking it')
    .argument('<script>', 'a script file, or - for standard input')
    .addOption(jsonOption())
    .addOption(quietOption())
    .addHelpText(
      'after',
      `
Ends with 3 when the script cannot be rendered as it is.

Examples:
  castwright check episode.md
  pbpaste | castwright check -
  castwright check episode.md --json`,
    )
    .action((file: string, options: CommonOptions) => run(options, (context) => check(context, file)))
}

async function check({ terminal, output }: CommandContext, file: string): Promise<void> {
  const script = parseScript(await readScript(file, terminal))
  const words = script.speakers.reduce((sum, speaker) => sum + speaker.words, 0)
  const seconds = script.turns.reduce((sum, turn) => sum + expectedSeconds(wordCount(turn.text)), 0)

  const problems = script.problems.map(({ line, severity, code, message, fix }) => ({
    line,
    severity,
    code,
    message,
    fix: fix?.label ?? null,
  }))
  output.result({
    json: {
      title: script.frontMatter?.title ?? null,
      turns: script.turns.length,
      words,
      minutes: Math.round(seconds / 6) / 10,
      speakers: script.speakers,
      chapters: script.chapters.map(({ line, level, title }) => ({ line, level, title })),
      problems,
    },
    text: report(script, words, seconds),
    brief: problems.map((problem) => `${problem.line}: ${problem.message}`).join('\n'),
  })
  const errors = script.problems.filter((problem) => problem.severity === 'error')
  if (errors[0] !== undefined)
    throw new StudioError('script-empty', `Line ${errors[0].line}: ${errors[0].message}`)
}

function report(script: Script, words: number, seconds: number): readonly Line[] {
  const colours = { error: 'red', warning: 'yellow', question: 'cyan' } as const
  const longest = Math.max(0, ...script.speakers.map((speaker) => speaker.name.length))
  return [
    `${countOf(script.turns.length, 'line')}, ${countOf(words, 'word')}, about ${spellDuration(seconds)}`,
    ...script.speakers.map((speaker): Line => [
      '  ',
      { style: 'bold', text: speaker.name.padEnd(longest) },
      `  ${countOf(speaker.turns, 'line')}, ${countOf(speaker.words, 'word')}`,
    ]),
    ...script.problems.map(({ line, severity, message, fix }): Line => {
      const way = fix === undefined ? '' : ` (${fix.label})`
      return [{ style: colours[severity], text: severity }, ` in line ${line}: ${message}${way}`]
    }),
    ...(script.problems.length === 0 ? ['No problems found.'] : []),
  ]
}

async function readScript(file: string, terminal: Terminal): Promise<string> {
  return file === '-'
    ? decodeScript(await terminal.readInput(), 'The input')
    : readScriptFile(resolve(terminal.folder, file))
}
