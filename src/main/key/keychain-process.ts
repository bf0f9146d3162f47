import { isStudioError } from '../../shared/studio-error.ts'
import {
  keychainAnswer,
  keychainOrder,
  type KeychainAnswer,
  type KeychainOrder,
} from './keychain-messages.ts'
import { createKeychain } from './keychain.ts'

const keychain = createKeychain()

// The window starts this file as a utility process of Electron's, the command line as a process of Node.
if (process.type === 'utility') {
  const { parentPort } = process
  parentPort.once('message', ({ data }) => carryOut(data, (answer) => parentPort.postMessage(answer)))
} else {
  process.once('message', (order) => carryOut(order, (answer) => process.send?.(answer)))
  // A native call that hangs would hold up every gentler end, long after nobody waits for it.
  process.once('disconnect', () => process.kill(process.pid, 'SIGKILL'))
}

function carryOut(order: unknown, tell: (answer: KeychainAnswer) => void): void {
  answerOf(keychainOrder.parse(order)).then(
    (answer) => tell(keychainAnswer.parse(answer)),
    (error: unknown) => {
      throw error
    },
  )
}

async function answerOf(order: KeychainOrder): Promise<KeychainAnswer> {
  try {
    if (order.kind === 'read') return { kind: 'done', key: await keychain.read() }
    await (order.kind === 'write' ? keychain.write(order.key) : keychain.remove())
    return { kind: 'done' }
  } catch (error) {
    if (!isStudioError(error)) throw error
    return { kind: 'failed', code: error.code, message: error.message }
  }
}
