import { checkAddress } from '../engines/gemini/check-address.ts'
import { testKey } from '../engines/gemini/list-models.ts'
import { findKeyForCommandLine, type FoundKey, type KeySource } from '../key/find-key.ts'
import { keyFilesFor } from '../key/key-file.ts'
import { proxyOfEnvironment } from '../network/find-proxy.ts'
import type { CommandContext } from './command-context.ts'
import { libraryRoot } from './terminal-settings.ts'

/** Seconds that Google may take to say whether a key is good. */
const PATIENCE = 30

/** The key that commands work with, and where it is from. Throws as `findKeyForCommandLine` does. */
export async function keyInUse(context: CommandContext, library: string | undefined): Promise<FoundKey> {
  const { terminal, makers, output } = context
  const found = await findKeyForCommandLine({
    environment: terminal.environment,
    envFiles: keyFilesFor(terminal.folder, await libraryRoot(context, library)),
    keychain: makers.makeKeychain(),
  })
  output.hide(found.key)
  return found
}

/** The address in place of Google's that an option or the settings name. Throws StudioError('address-refused'). */
export function addressInUse({ settings }: CommandContext, named: string | undefined): string | undefined {
  const address = named ?? settings().get().geminiAddress
  return address === undefined ? undefined : checkAddress(address)
}

/** Asks Google one free question with a key. Throws StudioError: what it says of the key, or what came between. */
export async function askAboutKey(
  { terminal, signal }: CommandContext,
  key: string,
  address: string | undefined,
): Promise<void> {
  const proxy = proxyOfEnvironment(terminal.environment)
  await testKey({ apiKey: key, baseUrl: address, proxy, timeout: PATIENCE }, terminal.clock, signal)
}

/** Where a key is from, within a sentence. */
export function placeName(from: KeySource): string {
  return from === 'keychain' ? 'the keychain' : from
}
