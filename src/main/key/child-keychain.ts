import { StudioError } from '../../shared/studio-error.ts'
import { keychainAnswer, type KeychainAnswer, type KeychainOrder } from './keychain-messages.ts'
import { keychainSilent } from './keychain-problem.ts'
import type { Keychain } from './keychain.ts'

/** A process that runs `keychain-process.ts`, seen from the one that started it. */
export type KeychainChild = {
  readonly send: (order: KeychainOrder) => void
  /** Ends it by force. */
  readonly kill: () => void
}

/** Starts one. `onEnd` hears why it is not there, or no longer; it may be called after `kill`. */
export type StartKeychainChild = (
  onMessage: (message: unknown) => void,
  onEnd: (why: Error) => void,
) => KeychainChild

export type ChildKeychain = Keychain & {
  /** The program ends: nobody waits any more for what is kept. What is being written may still come to its end. */
  readonly close: () => void
}

export type ChildKeychainOptions = {
  readonly start: StartKeychainChild
  /** Seconds that an answer is awaited. */
  readonly patience: number
}

/**
 * The keychain of this system, asked by a process of its own for each call. A keychain that waits for a person holds a
 * thread, and a Node process cannot end while one of its threads is held; the other process can be ended by force.
 */
export function createChildKeychain({ start, patience }: ChildKeychainOptions): ChildKeychain {
  const ended = new AbortController()

  const ask = async (order: KeychainOrder): Promise<string | undefined> => {
    const answer = await askProcess(order)
    if (answer.kind === 'failed') throw new StudioError(answer.code, answer.message)
    return answer.key
  }

  const askProcess = async (order: KeychainOrder): Promise<KeychainAnswer> => {
    const { promise, resolve, reject } = Promise.withResolvers<KeychainAnswer>()
    const closing = new StudioError('cancelled', 'Castwright is closing.')
    const onEnded = () => reject(closing)
    if (order.kind === 'read') {
      if (ended.signal.aborted) throw closing
      ended.signal.addEventListener('abort', onEnded)
    }
    const child = start((message) => {
      const answer = keychainAnswer.safeParse(message)
      if (answer.success) resolve(answer.data)
      else reject(answer.error)
    }, reject)
    const timer = setTimeout(() => reject(keychainSilent(patience)), patience * 1000)
    try {
      child.send(order)
      return await promise
    } finally {
      clearTimeout(timer)
      ended.signal.removeEventListener('abort', onEnded)
      child.kill()
    }
  }

  return {
    read: () => ask({ kind: 'read' }),
    write: async (key) => void (await ask({ kind: 'write', key })),
    remove: async () => void (await ask({ kind: 'remove' })),
    close: () => ended.abort(),
  }
}
