import { Command } from 'commander'
import { monologue } from '../../../core/script/monologue.ts'
import { speakToFile, type SpeakToFileOptions } from '../speak-to-file.ts'
import { readTextArgument } from '../text-argument.ts'
import * as option from './common.ts'
import type { Run } from './run.ts'

type SingleOptions = option.CommonOptions &
  SpeakToFileOptions & { readonly voice: string; readonly style?: string }

/** `castwright single`: a text in one voice. */
export function singleCommand(run: Run): Command {
  const command = new Command('single')
    .description('speak a text in one voice')
    .argument('<text>', 'the text, @file for the content of a file, or - for standard input')
    .option('-v, --voice <name>', 'the voice', 'Zephyr')
    .option('--style <words>', 'how to say it, for engines that act; draft voices do not')
  return option
    .withAudioOptions(command)
    .addHelpText(
      'after',
      `
\\n in the text is a line break. A text that begins with @ is written @@. Without -o the
file is named after the first words, in this folder, and never replaces another.

Examples:
  castwright single "Hello, and welcome to the show." -v Zephyr -o hello.wav
  castwright single @intro.txt --voice Puck
  echo "Good evening." | castwright single - -o evening.wav`,
    )
    .action((argument: string, options: SingleOptions) =>
      run(options, async (context) => {
        const script = monologue(await readTextArgument(argument, context.terminal))
        const member = { voice: options.voice, style: options.style, pace: 1 }
        await speakToFile(
          context,
          script,
          new Map(script.speakers.map(({ name }) => [name, member])),
          options,
        )
      }),
    )
}
