import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Makers } from '../../src/main/cli/command-context.ts'
import { runCommandLine } from '../../src/main/cli/program.ts'
import type { TextStream } from '../../src/main/cli/terminal.ts'
import { createCovers } from '../../src/main/cover/covers.ts'
import { createDraftEngine } from '../../src/main/engines/draft/draft-engine.ts'
import { createExportWorkers } from '../../src/main/export/export-workers.ts'
import { createPublishing } from '../../src/main/publish/publishing.ts'
import { createMastering } from '../../src/main/studio/mastering/mastering.ts'
import type { Machine } from './command-line.ts'
import { memoryKeychain } from './memory-keychain.ts'
import { temporaryFolder } from './temporary-folder.ts'

const source = (path: string) => fileURLToPath(new URL(`../../src/main/${path}`, import.meta.url))

const resources = fileURLToPath(new URL('../../resources', import.meta.url))

const makers: Makers = {
  version: '1.2.3',
  makeDraftEngine: (libraryVoices) =>
    createDraftEngine({ workerPath: source('engines/draft/flite-worker.ts'), libraryVoices }),
  makeMastering: () => createMastering({ workerPath: source('studio/mastering/mastering-worker.ts') }),
  makeExportWorkers: () => createExportWorkers({ workerPath: source('export/export-worker.ts'), atOnce: 2 }),
  makeCovers: () => createCovers({ workerPath: source('cover/cover-worker.ts'), resources }),
  makePublishing: () =>
    createPublishing({
      publishWorker: source('publish/publish-worker.ts'),
      exportWorker: source('export/export-worker.ts'),
      coverWorker: source('cover/cover-worker.ts'),
      resources,
      atOnce: 2,
    }),
  makeKeychain: memoryKeychain,
  resources,
}

/**
 * A person's machine whose command line runs in this very process, for what shows in what is said, in the exit code and in
 * files. It starts thirty times as fast; its keychain is new and empty at every call. `isTerminal`: a person reads along.
 */
export function createMachineHere({ isTerminal = false } = {}): Omit<Machine, 'start'> {
  const home = temporaryFolder()
  const folder = join(home, 'work')
  mkdirSync(folder)
  return {
    home,
    folder,
    library: join(home, 'Documents', 'Castwright'),
    async run(words, { input = '', environment = {} } = {}) {
      const [out, err] = [listen(isTerminal), listen(isTerminal)]
      const terminal = {
        out: out.stream,
        err: err.stream,
        readInput: async () => Buffer.from(input),
        askHidden: undefined,
        environment,
        platform: process.platform,
        home,
        folder,
        clock: () => new Date(),
      }
      const code = await runCommandLine(words, terminal, makers, new AbortController().signal)
      return { code, out: out.heard(), err: err.heard() }
    },
  }
}

/** A stream that is remembered. */
function listen(isTerminal: boolean): { readonly stream: TextStream; readonly heard: () => string } {
  let heard = ''
  return {
    stream: { write: (text) => void (heard += text), isTerminal, columns: 80 },
    heard: () => heard,
  }
}
