import type { UtilityProcess } from 'electron'
import type { StartKeychainChild } from '../key/child-keychain.ts'
import { environmentWithoutKeys } from '../key/environment-keys.ts'

type Fork = (path: string, words: string[], options: Electron.ForkOptions) => UtilityProcess

/** Starts processes for the keychain with Electron's `utilityProcess.fork`; they end with this one. */
export function utilityKeychain(
  fork: Fork,
  processPath: string,
  environment: Readonly<Record<string, string | undefined>>,
): StartKeychainChild {
  return (onMessage, onEnd) => {
    const child = fork(processPath, [], {
      env: environmentWithoutKeys(environment),
      execArgv: [],
      // The libraries below write their own thoughts to stderr.
      stdio: 'ignore',
      // What a task manager shows.
      serviceName: 'Castwright keychain',
    })
    child.once('message', onMessage)
    child.once('exit', (code) => onEnd(new Error(`The process for the keychain ended with ${code}.`)))
    return { send: (order) => child.postMessage(order), kill: () => void child.kill() }
  }
}
