import { onTestFinished } from 'vitest'
import { startKeyring, type Keyring, type KeyringState } from './private-keyring.ts'
import { temporaryFolder } from './temporary-folder.ts'

export { whyNoKeyring, whyNoLibsecret } from './private-keyring.ts'

/** Begins a session in `folder`, where another may have left its keyring; it ends with the test. */
export async function openKeyring(state: KeyringState, folder = temporaryFolder()): Promise<Keyring> {
  const keyring = await startKeyring(state, folder)
  onTestFinished(() => keyring.close())
  return keyring
}
