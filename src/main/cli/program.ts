import { Command, CommanderError } from 'commander'
import { checkCommand } from './commands/check.ts'
import { estimateCommand } from './commands/estimate.ts'
import { exportCommand } from './commands/export.ts'
import { keyCommand } from './commands/key.ts'
import { multiCommand } from './commands/multi.ts'
import { publishCommand } from './commands/publish.ts'
import { renderCommand } from './commands/render.ts'
import type { Run } from './commands/run.ts'
import { showCommand } from './commands/show.ts'
import { singleCommand } from './commands/single.ts'
import { voicesCommand } from './commands/voices.ts'
import type { Makers } from './command-context.ts'
import { exitCodes, type ExitCode } from './exit-codes.ts'
import { Output } from './output.ts'
import { printText } from './print.ts'
import { ProgressLine } from './progress-line.ts'
import { openTerminalSettings } from './terminal-settings.ts'
import type { Terminal } from './terminal.ts'

/** Carries out one call of the command line. `words` are the arguments after the program's name. */
export async function runCommandLine(
  words: readonly string[],
  terminal: Terminal,
  makers: Makers,
  signal: AbortSignal,
): Promise<ExitCode> {
  let ended: ExitCode = exitCodes.done
  const run: Run = async (options, action) => {
    const output = new Output(terminal, { json: options.json === true, quiet: options.quiet === true })
    const progress = new ProgressLine(terminal, output.hasProgressLine)
    try {
      const settings = () => openTerminalSettings(terminal, output)
      await action({ terminal, output, progress, makers, settings, signal })
    } catch (error) {
      progress.clear()
      ended = output.failure(error)
    }
  }
  try {
    await makeProgram(run, terminal, makers.version).parseAsync(words, { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  }
  return ended
}

function makeProgram(run: Run, { out, err }: Terminal, version: string): Command {
  const program = new Command('castwright')
    .description('Turns a written script into a finished podcast episode.')
    .version(version, '-V, --version', 'print the version')
    .helpCommand('help [command]', 'explain a command')
    .addHelpText(
      'after',
      `
Examples:
  castwright render episode.md
  castwright single "Hello!" -v Zephyr -o hello.wav
  castwright multi "Host: Welcome!\\nGuest: Thanks!" -s Host:Zephyr Guest:Puck
  castwright check episode.md
  castwright estimate episode.md --engine gemini
  castwright export episode.md --format mp3,vtt --to exports
  castwright voices

Ends with: 0 done, 1 a fault of Castwright, 2 wrong usage, 3 the script or its cast,
4 a file or disk, 5 the speech engine, 130 interrupted, 141 the reader of the output left.`,
    )
  const commands = [
    renderCommand(run),
    singleCommand(run),
    multiCommand(run),
    checkCommand(run),
    estimateCommand(run),
    exportCommand(run),
    showCommand(run),
    publishCommand(run),
    voicesCommand(run),
    keyCommand(run),
  ]
  for (const command of [program, ...commands, ...commands.flatMap((one) => one.commands)]) {
    command
      .exitOverride()
      .showSuggestionAfterError()
      .showHelpAfterError('Add --help to see what is understood.')
      .configureOutput({
        writeOut: (text) => printText(out, text),
        writeErr: (text) => printText(err, text),
        getOutHelpWidth: () => out.columns,
        getErrHelpWidth: () => err.columns,
        getOutHasColors: () => false,
        getErrHasColors: () => false,
      })
  }
  for (const command of commands) program.addCommand(command)
  return program
}
