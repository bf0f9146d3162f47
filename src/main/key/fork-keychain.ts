import { fork } from 'node:child_process'
import { StudioError } from '../../shared/studio-error.ts'
import type { StartKeychainChild } from './child-keychain.ts'
import { environmentWithoutKeys } from './environment-keys.ts'

const stops: ReadonlySet<NodeJS.Signals> = new Set<NodeJS.Signals>(['SIGINT', 'SIGTERM', 'SIGHUP'])

/** Starts processes for the keychain on plain Node. `processPath`: the file of `keychain-process.ts`, built. */
export function forkKeychain(
  processPath: string,
  environment: Readonly<Record<string, string | undefined>>,
): StartKeychainChild {
  return (onMessage, onEnd) => {
    const child = fork(processPath, [], {
      env: environmentWithoutKeys(environment),
      execArgv: [],
      // The libraries below write their own thoughts to stderr.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    child.once('message', onMessage)
    child.once('error', onEnd)
    child.once('exit', (code, signal) => {
      // What a terminal sends, it sends to this process, too.
      if (signal !== null && stops.has(signal)) onEnd(new StudioError('cancelled', 'It was stopped.'))
      onEnd(new Error(`The process for the keychain ended with ${signal ?? String(code)}.`))
    })
    return { send: (order) => void child.send(order), kill: () => void child.kill('SIGKILL') }
  }
}
