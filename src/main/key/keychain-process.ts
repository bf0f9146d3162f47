import { isStudioError } from '../../shared/studio-error.ts'
import {
  keychainAnswer,
  keychainOrder,
  type KeychainAnswer,
  type KeychainOrder,
} from './keychain-messages.ts'
import { createKeychain } from './keychain.ts'

const keychain = createKeychain()

process.once('message', (message) => {
  answer(keychainOrder.parse(message)).then(
    (said) => process.send?.(keychainAnswer.parse(said)),
    (error: unknown) => {
      throw error
    },
  )
})
// A native call that hangs would hold up every gentler end, long after nobody waits for it.
process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'))

async function answer(order: KeychainOrder): Promise<KeychainAnswer> {
  try {
    if (order.kind === 'read') return { kind: 'done', key: await keychain.read() }
    await (order.kind === 'write' ? keychain.write(order.key) : keychain.remove())
    return { kind: 'done' }
  } catch (error) {
    if (!isStudioError(error)) throw error
    return { kind: 'failed', code: error.code, message: error.message }
  }
}
