import { Command } from 'commander'
import { ensureSpeakers, resolveCast } from '../../../core/cast/resolve-cast.ts'
import { parseScript } from '../../../core/script/parse-script.ts'
import { speakToFile, type SpeakToFileOptions } from '../speak-to-file.ts'
import { readTextArgument } from '../text-argument.ts'
import * as option from './common.ts'
import type { Run } from './run.ts'

type MultiOptions = option.CommonOptions & SpeakToFileOptions & { readonly speaker?: readonly string[] }

/** `castwright multi`: a dialogue given on the command line. */
export function multiCommand(run: Run): Command {
  const command = new Command('multi')
    .description('speak a dialogue in several voices')
    .argument('<text>', 'the lines, @file for the content of a file, or - for standard input')
    .addOption(option.speakerOption())
  return option
    .withAudioOptions(command)
    .addHelpText(
      'after',
      `
Each line begins with its speaker's name and a colon; \\n in the text is a line break.
Speakers without a voice get one each.

Examples:
  castwright multi "Host: Welcome!\\nGuest: Thanks!" -s Host:Zephyr Guest:Puck -o talk.wav
  castwright multi @dialogue.txt -s "Ann Lee:Kore" "Bob:Charon"`,
    )
    .action((argument: string, options: MultiOptions) =>
      run(options, async (context) => {
        const script = parseScript(await readTextArgument(argument, context.terminal))
        const given = option.castFromOptions(options.speaker ?? [])
        ensureSpeakers(script, Object.keys(given))
        const cast = resolveCast(script, [given, script.frontMatter?.cast ?? {}])
        await speakToFile(context, script, cast, options)
      }),
    )
}
