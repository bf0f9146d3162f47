import { Command } from 'commander'
import { isStudioError, StudioError } from '../../../shared/studio-error.ts'
import { cleanKey, endingOf } from '../../key/clean-key.ts'
import { keysInEnvironment } from '../../key/environment-keys.ts'
import { insteadOfKeychain } from '../../key/find-key.ts'
import { tryKey } from '../../key/try-key.ts'
import type { CommandContext } from '../command-context.ts'
import { addressInUse, askAboutKey, keyInUse, placeName } from '../key-in-use.ts'
import * as option from './common.ts'
import type { Run } from './run.ts'

type SetOptions = option.CommonOptions & { readonly test: boolean; readonly baseUrl?: string }
type TestOptions = option.CommonOptions & { readonly baseUrl?: string; readonly library?: string }
type ShowOptions = option.CommonOptions & { readonly library?: string }

/** `castwright key`: the key for Gemini, in the keychain of the system. */
export function keyCommand(run: Run): Command {
  const key = new Command('key')
    .description('keep, test, show or remove the key for Gemini')
    .addCommand(setCommand(run))
    .addCommand(testCommand(run))
    .addCommand(showCommand(run))
    .addCommand(removeCommand(run))
    .allowExcessArguments()
    .addHelpText(
      'after',
      `
A key is taken from GEMINI_API_KEY, GOOGLE_API_KEY, a .env in this folder or in the library,
or the keychain, in this order; commands that use it say which.

Examples:
  castwright key set
  castwright key set < key.txt
  castwright key test`,
    )
    .action(() => {
      if (key.args.length === 0) key.help({ error: true })
      return run({}, async () => refuseWords(key))
    })
  for (const command of [key, ...key.commands]) command.configureOutput({ outputError: withoutLongWords })
  return key
}

function setCommand(run: Run): Command {
  const command = new Command('set')
    .description('read a key from standard input, or ask for it, and keep it in the keychain')
    .allowExcessArguments()
    .option('--no-test', 'keep it without asking Google about it')
    .addOption(option.addressOption())
    .addOption(option.jsonOption())
    .addOption(option.quietOption())
    .addHelpText(
      'after',
      `
The key is never an argument: those are seen by others. On a terminal it is asked for and not
shown. It is tested with one free question; a key that Google refuses is not kept.`,
    )
    .action((options: SetOptions) =>
      run(options, async (context) => {
        refuseWords(command)
        await setKey(context, options)
      }),
    )
  return command
}

function testCommand(run: Run): Command {
  return new Command('test')
    .description('ask Google one free question with the key')
    .addOption(option.addressOption())
    .addOption(option.libraryOption())
    .addOption(option.jsonOption())
    .addOption(option.quietOption())
    .action((options: TestOptions) => run(options, (context) => testKey(context, options)))
}

function showCommand(run: Run): Command {
  return new Command('show')
    .description('tell where the key is from, and its last four characters')
    .addOption(option.libraryOption())
    .addOption(option.jsonOption())
    .addOption(option.quietOption())
    .action((options: ShowOptions) => run(options, (context) => showKey(context, options)))
}

function removeCommand(run: Run): Command {
  return new Command('remove')
    .description('remove the key from the keychain')
    .addOption(option.jsonOption())
    .addOption(option.quietOption())
    .action((options: option.CommonOptions) => run(options, removeKey))
}

async function setKey(context: CommandContext, options: SetOptions): Promise<void> {
  const { terminal, output, makers, progress } = context
  const address = addressInUse(context, options.baseUrl)
  const keychain = makers.makeKeychain()
  // Before anyone looks for a key that could not be kept.
  await keychain.read().catch(nameTheVariable)
  const key = cleanKey(await readKey(context))
  output.hide(key)
  if (options.test) progress.show('Asking Google about the key')
  const trouble = options.test ? await tryKey(key, (one) => askAboutKey(context, one, address)) : undefined
  progress.clear()
  await keychain.write(key).catch(nameTheVariable)
  const ending = endingOf(key)
  if (trouble !== undefined) output.note(`Google could not be asked about it: ${trouble.message}`)
  const [variable] = keysInEnvironment(terminal.environment)
  if (variable !== undefined)
    output.note(`${variable.place} is set in the environment and goes before the keychain.`)
  output.result({
    json: {
      where: 'keychain',
      ending,
      isTested: options.test && trouble === undefined,
      trouble: trouble === undefined ? null : { code: trouble.code, message: trouble.message },
    },
    text: `The key ending in ${ending} is kept in the keychain.`,
    brief: '',
  })
}

async function testKey(context: CommandContext, options: TestOptions): Promise<void> {
  const { output, progress } = context
  const address = addressInUse(context, options.baseUrl)
  const { key, from } = await keyInUse(context, options.library)
  progress.show(`Asking Google about the key from ${placeName(from)}`)
  await askAboutKey(context, key, address)
  progress.clear()
  const ending = endingOf(key)
  output.result({
    json: { isGood: true, from, ending },
    text: `The key ending in ${ending}, from ${placeName(from)}, is good.\nThis says nothing about how much may be spoken with it: speech has limits of its own.`,
    brief: '',
  })
}

async function showKey(context: CommandContext, options: ShowOptions): Promise<void> {
  const { key, from } = await keyInUse(context, options.library)
  const ending = endingOf(key)
  context.output.result({
    json: { from, ending },
    text: `The key ending in ${ending}, from ${placeName(from)}.`,
    brief: ending,
  })
}

async function removeKey({ terminal, output, makers }: CommandContext): Promise<void> {
  await makers.makeKeychain().remove()
  const [variable] = keysInEnvironment(terminal.environment)
  if (variable !== undefined) output.note(`${variable.place} is still set in the environment.`)
  output.result({ json: { where: null }, text: 'There is no key in the keychain any more.', brief: '' })
}

async function readKey({ terminal, signal }: CommandContext): Promise<string> {
  if (terminal.askHidden !== undefined) return terminal.askHidden('Key for Gemini (not shown): ', signal)
  return new TextDecoder().decode(await terminal.readInput())
}

/** Throws when a command that takes no words was given some: one of them may be the key, so none is repeated. */
function refuseWords(command: Command): void {
  if (command.args.length === 0) return
  throw new StudioError(
    'usage',
    'A key is not given as an argument: other programs and the history of the shell would see it. Use "castwright key set" and paste it when asked, or pipe it in.',
  )
}

function nameTheVariable(error: unknown): never {
  if (!isStudioError(error, 'keychain-unavailable')) throw error
  throw new StudioError(error.code, `${error.message} ${insteadOfKeychain}`, { cause: error })
}

/** What was typed wrongly may be a key: nothing that long is repeated. */
function withoutLongWords(text: string, write: (text: string) => void): void {
  write(text.replace(/[\w.~+/=-]{20,}/g, '…'))
}
