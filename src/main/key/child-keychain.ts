import { fork } from 'node:child_process'
import { StudioError } from '../../shared/studio-error.ts'
import { environmentWithoutKeys } from './environment-keys.ts'
import { keychainAnswer, type KeychainAnswer, type KeychainOrder } from './keychain-messages.ts'
import { keychainSilent } from './keychain-problem.ts'
import { keychainPatience, type Keychain } from './keychain.ts'

export type ChildKeychainOptions = {
  /** The file of `keychain-process.ts`, built. */
  readonly processPath: string
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Seconds that an answer is awaited. */
  readonly patience?: number
}

const stops: ReadonlySet<NodeJS.Signals> = new Set<NodeJS.Signals>(['SIGINT', 'SIGTERM', 'SIGHUP'])

/**
 * The keychain of this system, asked by a process of its own for each call. A keychain that waits for a person holds a
 * thread, and a Node process cannot end while one of its threads is held; the other process can be ended by force.
 */
export function createChildKeychain({
  processPath,
  environment = process.env,
  patience = keychainPatience,
}: ChildKeychainOptions): Keychain {
  const ask = async (order: KeychainOrder): Promise<string | undefined> => {
    const answer = await askProcess(order)
    if (answer.kind === 'failed') throw new StudioError(answer.code, answer.message)
    return answer.key
  }

  const askProcess = async (order: KeychainOrder): Promise<KeychainAnswer> => {
    const child = fork(processPath, [], {
      env: environmentWithoutKeys(environment),
      execArgv: [],
      // The libraries below write their own thoughts to stderr.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const { promise, resolve, reject } = Promise.withResolvers<KeychainAnswer>()
    child.once('message', (message) => {
      const answer = keychainAnswer.safeParse(message)
      if (answer.success) resolve(answer.data)
      else reject(answer.error)
    })
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      // What a terminal sends, it sends to this process, too.
      if (signal !== null && stops.has(signal)) reject(new StudioError('cancelled', 'It was stopped.'))
      reject(new Error(`The process for the keychain ended with ${signal ?? String(code)}.`))
    })
    const timer = setTimeout(() => reject(keychainSilent(patience)), patience * 1000)
    try {
      child.send(order)
      return await promise
    } finally {
      clearTimeout(timer)
      child.kill('SIGKILL')
    }
  }

  return {
    read: () => ask({ kind: 'read' }),
    write: async (key) => void (await ask({ kind: 'write', key })),
    remove: async () => void (await ask({ kind: 'remove' })),
  }
}
