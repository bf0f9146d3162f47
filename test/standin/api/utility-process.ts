import { type ChildProcess, fork } from 'node:child_process'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'
import { refuseTheRest } from '../refuse-the-rest.ts'
import { StrictEmitter } from '../strict-emitter.ts'

type Members = Pick<Electron.UtilityProcess, 'kill' | 'pid' | 'postMessage' | 'stderr' | 'stdout'>

const BOOT = fileURLToPath(new URL('../utility-boot.ts', import.meta.url))
const children = new Set<ChildProcess>()

// Ends with the main process, however that ends: by kill −9 the channel breaks, which the child notices by itself.
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL')
})

/** A utility process: a real process of Node with a `parentPort`. */
class UtilityProcess extends StrictEmitter implements Members {
  readonly stdout: NodeJS.ReadableStream | null
  readonly stderr: NodeJS.ReadableStream | null
  readonly #child: ChildProcess
  #hasEnded = false

  constructor(
    path: string,
    args: string[],
    { env, cwd, execArgv = [], stdio, ...rest }: Electron.ForkOptions,
  ) {
    super('UtilityProcess', ['error', 'exit', 'message', 'spawn'])
    const { serviceName: _serviceName, ...unknown } = rest
    for (const name of Object.keys(unknown))
      throw new Error(`stand-in: the fork option ${name} is not implemented`)
    const streams = stdio === 'pipe' || stdio === 'ignore' ? stdio : 'inherit'
    this.#child = fork(BOOT, [path, ...args], {
      env: { ...(env ?? process.env) },
      execArgv: ['--disable-warning=ExperimentalWarning', ...execArgv],
      serialization: 'advanced',
      stdio: ['ignore', streams, streams, 'ipc'],
      ...(cwd === undefined ? {} : { cwd }),
    })
    this.stdout = this.#child.stdout
    this.stderr = this.#child.stderr
    children.add(this.#child)
    this.#child.on('spawn', () => this.emit('spawn'))
    this.#child.on('message', (message) => this.emit('message', message))
    this.#child.on('exit', (code, signal) => {
      this.#hasEnded = true
      children.delete(this.#child)
      this.emit('exit', code ?? 128 + (signal ? constants.signals[signal] : 0))
    })
  }

  get pid(): number | undefined {
    return this.#hasEnded ? undefined : this.#child.pid
  }
  postMessage(message: unknown, transfer?: Electron.MessagePortMain[]): void {
    if (transfer && transfer.length > 0) throw new Error('stand-in: transferring ports is not implemented')
    if (!this.#hasEnded) this.#child.send({ message })
  }
  kill(): boolean {
    return this.#child.kill()
  }
}

refuseTheRest(UtilityProcess.prototype, 'UtilityProcess')

/** `utilityProcess`. */
export const utilityProcess = refuseTheRest(
  {
    fork: (path: string, args: string[] = [], options: Electron.ForkOptions = {}) =>
      new UtilityProcess(path, args, options),
  },
  'utilityProcess',
)
