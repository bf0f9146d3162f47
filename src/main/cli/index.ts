import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { z } from 'zod'
import fliteWorker from '../engines/draft/flite-worker.ts?modulePath'
import { createDraftEngine } from '../engines/draft/draft-engine.ts'
import masteringWorker from '../studio/mastering/mastering-worker.ts?modulePath'
import { createMastering } from '../studio/mastering/mastering.ts'
import { exitCodes } from './exit-codes.ts'
import { runCommandLine } from './program.ts'
import type { TextStream } from './terminal.ts'

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

process.exitCode = await runCommandLine(
  process.argv.slice(2),
  {
    out: textStream(process.stdout),
    err: textStream(process.stderr),
    readInput,
    environment: process.env,
    platform: process.platform,
    home: homedir(),
    folder: process.cwd(),
    clock: () => new Date(),
  },
  {
    version,
    makeDraftEngine: () => createDraftEngine({ workerPath: fliteWorker }),
    makeMastering: () => createMastering({ workerPath: masteringWorker }),
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

async function readInput(): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  for await (const piece of process.stdin) if (piece instanceof Uint8Array) pieces.push(piece)
  return Buffer.concat(pieces)
}
