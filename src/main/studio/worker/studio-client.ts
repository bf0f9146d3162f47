import { Worker } from 'node:worker_threads'
import type { z } from 'zod'
import { StudioError } from '../../../shared/studio-error.ts'
import { isCalledOff } from '../../engines/called-off.ts'
import { environmentWithoutKeys } from '../../key/environment-keys.ts'
import { LinesUnspoken } from '../lines-unspoken.ts'
import type { RenderProgress } from '../render-progress.ts'
import {
  studioAnswer,
  studioCalls,
  type CallInput,
  type CallOutput,
  type GeminiAccess,
  type StudioCall,
  type StudioOrder,
} from './studio-calls.ts'

export type CallOptions = {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: RenderProgress) => void
}

/** The studio's worker, seen from the main thread. It is started at the first call and again after a breakdown. */
export interface StudioClient {
  /** Throws StudioError: what the work met, `cancelled`, or `internal` when the worker broke down. */
  call<Name extends StudioCall>(
    name: Name,
    input: CallInput<Name>,
    options?: CallOptions,
  ): Promise<CallOutput<Name>>
  /** Gives the worker the key and what goes with it; one that starts anew is given them again. */
  configure(gemini: GeminiAccess): void
  /** Stops everything under way and resolves when what it was writing is on disk. */
  close(): Promise<void>
}

type Waiting = {
  readonly resolve: (output: unknown) => void
  readonly reject: (error: unknown) => void
  readonly onProgress: CallOptions['onProgress']
}

export type StudioClientOptions = {
  /** The built files of the three workers. */
  readonly studioWorker: string | URL
  readonly fliteWorker: string
  readonly masteringWorker: string
  /** Folder of the files that come with the program. */
  readonly resources: string
  /** Hears the stack of a bug in the worker, for the log. */
  readonly onBug: (stack: string) => void
  /** Hears what was wrong with files of the program's own, for the log. */
  readonly onNotice: (notice: string) => void
}

/** Makes the client; nothing is started yet. */
export function createStudioClient(options: StudioClientOptions): StudioClient {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | undefined
  let onClosed: (() => void) | undefined
  let last = 0
  let access: GeminiAccess | undefined

  const start = (): Worker => {
    const { fliteWorker, masteringWorker, resources } = options
    const started = new Worker(options.studioWorker, {
      workerData: { fliteWorker, masteringWorker, resources },
      env: environmentWithoutKeys(process.env),
    })
    if (access !== undefined) started.postMessage({ kind: 'configure', gemini: access } satisfies StudioOrder)
    started.on('message', (message: unknown) => hear(studioAnswer.parse(message)))
    started.on('error', (error) => {
      options.onBug(error instanceof Error ? (error.stack ?? error.message) : String(error))
    })
    started.on('exit', () => {
      if (worker === started) worker = undefined
      const broken = new StudioError('internal', 'The studio stopped unexpectedly.')
      for (const { reject } of waiting.values()) reject(broken)
      waiting.clear()
      onClosed?.()
    })
    return started
  }
  const hear = (answer: z.output<typeof studioAnswer>): void => {
    if (answer.kind === 'closed') return onClosed?.()
    if (answer.kind === 'notice') return options.onNotice(answer.notice)
    const call = waiting.get(answer.id)
    if (answer.kind === 'progress') return call?.onProgress?.(answer.progress)
    waiting.delete(answer.id)
    if (answer.kind === 'done') return call?.resolve(answer.output)
    if (answer.code === 'internal') options.onBug(answer.stack)
    if (answer.unspoken !== undefined) call?.reject(new LinesUnspoken(answer.unspoken))
    else call?.reject(new StudioError(answer.code, answer.message))
  }
  const say = (order: StudioOrder): void => worker?.postMessage(order)

  return {
    async call(name, input, { signal, onProgress } = {}) {
      if (signal?.aborted === true) throw new StudioError('cancelled', 'It was stopped.')
      worker ??= start()
      const id = ++last
      const { promise, resolve, reject } = Promise.withResolvers<unknown>()
      waiting.set(id, { resolve, reject, onProgress })
      say({ kind: 'call', id, name, input })
      const cancel = () =>
        say({ kind: 'cancel', id, isCalledOff: signal !== undefined && isCalledOff(signal) })
      signal?.addEventListener('abort', cancel)
      try {
        return parsers[name](await promise)
      } finally {
        signal?.removeEventListener('abort', cancel)
      }
    },
    configure(gemini) {
      access = gemini
      say({ kind: 'configure', gemini })
    },
    async close() {
      if (worker === undefined) return
      const { promise, resolve } = Promise.withResolvers<void>()
      onClosed = resolve
      say({ kind: 'close' })
      await promise
      await worker?.terminate()
    },
  }
}

const parsers: { readonly [Name in StudioCall]: (output: unknown) => CallOutput<Name> } = {
  plan: (output) => studioCalls.plan.output.parse(output),
  addMusic: (output) => studioCalls.addMusic.output.parse(output),
  hearMusic: (output) => studioCalls.hearMusic.output.parse(output),
  compareVersion: (output) => studioCalls.compareVersion.output.parse(output),
  lineTakes: (output) => studioCalls.lineTakes.output.parse(output),
  soFar: (output) => studioCalls.soFar.output.parse(output),
  decide: (output) => studioCalls.decide.output.parse(output),
  summarise: (output) => studioCalls.summarise.output.parse(output),
  render: (output) => studioCalls.render.output.parse(output),
  openBatches: (output) => studioCalls.openBatches.output.parse(output),
  collectBatches: (output) => studioCalls.collectBatches.output.parse(output),
  callOffBatches: (output) => studioCalls.callOffBatches.output.parse(output),
  peaks: (output) => studioCalls.peaks.output.parse(output),
  preview: (output) => studioCalls.preview.output.parse(output),
  previews: (output) => studioCalls.previews.output.parse(output),
  searchVoices: (output) => studioCalls.searchVoices.output.parse(output),
  offer: (output) => studioCalls.offer.output.parse(output),
  testKey: (output) => studioCalls.testKey.output.parse(output),
  setPrices: (output) => studioCalls.setPrices.output.parse(output),
  spending: (output) => studioCalls.spending.output.parse(output),
  readQueue: (output) => studioCalls.readQueue.output.parse(output),
  writeQueue: (output) => studioCalls.writeQueue.output.parse(output),
}
