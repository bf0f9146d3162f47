import { readFileSync } from 'node:fs'
import { availableParallelism, homedir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import fliteWorker from '../engines/draft/flite-worker.ts?modulePath'
import coverWorker from '../cover/cover-worker.ts?modulePath'
import { createCovers } from '../cover/covers.ts'
import { createDraftEngine } from '../engines/draft/draft-engine.ts'
import exportWorker from '../export/export-worker.ts?modulePath'
import { createExportWorkers } from '../export/export-workers.ts'
import masteringWorker from '../studio/mastering/mastering-worker.ts?modulePath'
import { createChildKeychain } from '../key/child-keychain.ts'
import { takeKeysFromEnvironment } from '../key/environment-keys.ts'
import { forkKeychain } from '../key/fork-keychain.ts'
import keychainProcess from '../key/keychain-process.ts?modulePath'
import { proxyOfEnvironment } from '../network/find-proxy.ts'
import { useProxy } from '../network/use-proxy.ts'
import { createMastering } from '../studio/mastering/mastering.ts'
import publishWorker from '../publish/publish-worker.ts?modulePath'
import { createPublishing } from '../publish/publishing.ts'
import { exitCodes } from './exit-codes.ts'
import { askHidden } from './hidden-prompt.ts'
import { runCommandLine } from './program.ts'
import type { TextStream } from './terminal.ts'

/** Seconds. Enough for a slow keychain, not for a person who is not there. */
const KEYCHAIN_PATIENCE = 10

const stop = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // The first asks for an orderly end; who asks again does not want to wait.
    if (stop.signal.aborted) process.exit(exitCodes.interrupted)
    stop.abort()
  })
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(exitCodes.pipeClosed)
    throw error
  })
}

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')))

// Commands look into this copy; threads and child processes inherit an environment without keys.
const environment = { ...process.env }
takeKeysFromEnvironment(process.env)
const proxy = proxyOfEnvironment(environment)
if (proxy !== undefined && !useProxy(proxy))
  process.stderr.write(
    'This version of Node knows no proxies, so HTTPS_PROXY has no effect; Node 24.14 does.\n',
  )

const resources = fileURLToPath(new URL('../../resources', import.meta.url))

process.exitCode = await runCommandLine(
  process.argv.slice(2),
  {
    out: textStream(process.stdout),
    err: textStream(process.stderr),
    readInput,
    askHidden: process.stdin.isTTY ? askHiddenHere : undefined,
    environment,
    platform: process.platform,
    home: homedir(),
    folder: process.cwd(),
    clock: () => new Date(),
  },
  {
    version,
    makeDraftEngine: (libraryVoices) => createDraftEngine({ workerPath: fliteWorker, libraryVoices }),
    makeMastering: () => createMastering({ workerPath: masteringWorker }),
    makeExportWorkers: () =>
      createExportWorkers({ workerPath: exportWorker, atOnce: availableParallelism() }),
    makeCovers: () => createCovers({ workerPath: coverWorker, resources }),
    makePublishing: () =>
      createPublishing({
        publishWorker,
        exportWorker,
        coverWorker,
        resources,
        atOnce: availableParallelism(),
      }),
    makeKeychain: () =>
      createChildKeychain({
        start: forkKeychain(keychainProcess, process.env),
        patience: KEYCHAIN_PATIENCE,
      }),
    resources,
  },
  stop.signal,
)

function textStream(stream: NodeJS.WriteStream): TextStream {
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY,
    columns: stream.columns || 80,
  }
}

function askHiddenHere(question: string, signal: AbortSignal): Promise<string> {
  return askHidden(question, { input: process.stdin, say: (text) => process.stderr.write(text), signal })
}

async function readInput(): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of process.stdin) if (piece instanceof Uint8Array) pieces.push(piece)
  return Buffer.concat(pieces)
}
