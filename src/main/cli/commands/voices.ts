import { Command, Option } from 'commander'
import { draftVoices } from '../../../core/cast/draft-voices.ts'
import { geminiVoices } from '../../../core/cast/gemini-voices.ts'
import type { Voice } from '../../engines/speech-engine.ts'
import type { CommandContext } from '../command-context.ts'
import { jsonOption, quietOption, type CommonOptions } from './common.ts'
import type { Run } from './run.ts'

type VoicesOptions = CommonOptions & { readonly engine?: Voice['engine'] }

/** `castwright voices`: the names a cast can use. */
export function voicesCommand(run: Run): Command {
  return new Command('voices')
    .description('list the voices')
    .addOption(new Option('--engine <name>', 'only the voices of one engine').choices(['draft', 'gemini']))
    .addOption(jsonOption())
    .addOption(quietOption())
    .addHelpText(
      'after',
      `
Draft voices are built in, free, and need no network. A script may name Gemini voices
all the same: each has a draft voice that stands in for it.

Examples:
  castwright voices
  castwright voices --engine draft
  castwright voices --json`,
    )
    .action((options: VoicesOptions) => run(options, (context) => listVoices(context, options)))
}

function listVoices({ output }: CommandContext, options: VoicesOptions): Promise<void> {
  const voices = [
    ...draftVoices.map((voice) => ({ engine: 'draft' as const, ...describe(voice) })),
    ...geminiVoices.map((voice) => ({ engine: 'gemini' as const, ...describe(voice) })),
  ].filter((voice) => options.engine === undefined || voice.engine === options.engine)
  const longest = Math.max(...voices.map((voice) => voice.name.length))
  const lines = voices.map(
    ({ name, engine, gender, character }) =>
      [
        { style: 'bold', text: name.padEnd(longest) },
        `  ${engine.padEnd(6)}  ${gender.padEnd(6)}  ${character}`,
      ] as const,
  )
  output.result({ json: voices, text: lines, brief: voices.map((voice) => voice.name).join('\n') })
  return Promise.resolve()
}

function describe(voice: Pick<Voice, 'name' | 'gender' | 'character'>): Omit<Voice, 'engine' | 'languages'> {
  return { name: voice.name, gender: voice.gender, character: voice.character }
}
