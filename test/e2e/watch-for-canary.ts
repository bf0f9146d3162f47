import type { ElectronApplication, Page } from '@playwright/test'
import { canaryIn, findCanary } from '../helpers/find-canary.ts'
import { descendantsOf, factsOf, type ProcessFacts } from '../helpers/processes.ts'
import { expect, REAL } from './application.ts'

declare global {
  // oxlint-disable-next-line no-var -- only var makes a member of globalThis
  var standInCalls: { name: string; args: unknown[] }[]
}

/** Where a key that was typed into the window is looked for. */
export type CanaryWatch = {
  /** Looks at the application's processes as they are now, where the system tells of them. */
  readonly lookAtProcesses: () => void
  /**
   * Fails where the canary is in these places, on the page, in what the program said, in a process, or in any message
   * between page and main but the one by which it was given.
   */
  readonly expectNone: (places: readonly string[]) => Promise<void>
}

/** Watches a window for a canary; to be called before it is typed. Messages are seen where STANDIN_RECORD_IPC=1. */
export function watchForCanary(app: ElectronApplication, page: Page, canary: string): CanaryWatch {
  const processes: ProcessFacts[] = []
  const said: string[] = []
  const main = app.process()
  for (const stream of [main.stdout, main.stderr]) stream?.on('data', (data) => said.push(String(data)))
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(String(error.stack)))
  const lookAtProcesses = () => {
    if (process.platform !== 'linux' || main.pid === undefined) return
    processes.push(factsOf(main.pid), ...descendantsOf(main.pid))
  }

  return {
    lookAtProcesses,
    async expectNone(places) {
      lookAtProcesses()
      // Chromium's own folder lies elsewhere.
      const profiles = new Set(
        processes.flatMap(({ words }) => /--user-data-dir=([^\0]+)/.exec(words)?.[1] ?? []),
      )
      expect(findCanary([...places, ...profiles], canary)).toEqual([])
      expect(canaryIn(await page.content(), canary)).toEqual([])
      expect(canaryIn(said.join('\n'), canary)).toEqual([])
      if (process.platform === 'linux') {
        expect(processes.filter(({ words }) => words.includes('--type=renderer'))).not.toEqual([])
        for (const { words, environment } of processes)
          expect(canaryIn(`${words}\n${environment}`, canary)).toEqual([])
      }
      // On Electron itself nobody sees the messages pass.
      if (!REAL) expectNoMessage(await messagesOf(app), canary)
    },
  }
}

type Messages = { readonly up: readonly string[]; readonly down: readonly string[] }

async function messagesOf(app: ElectronApplication): Promise<Messages> {
  const calls = await app.evaluate(() => globalThis.standInCalls)
  const of = (name: string) => calls.filter((call) => call.name === name).map(({ args }) => String(args[0]))
  return { up: of('ipc up'), down: of('ipc down') }
}

function expectNoMessage({ up, down }: Messages, canary: string): void {
  expect(canaryIn(down.join('\n'), canary)).toEqual([])
  const withIt = up.filter((message) => canaryIn(message, canary).length > 0)
  // The window gave it once; that it is found there shows that it would be found elsewhere.
  expect(withIt).toEqual([expect.stringContaining('"gemini.setKey"')])
  // What main answered about it was seen as well.
  expect(down.some((message) => message.includes(canary.slice(-4)))).toBe(true)
}
