import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ElectronApplication, Page } from '@playwright/test'
import { test as base } from '../standin/electron-app.ts'

export { REAL, expect } from '../standin/electron-app.ts'

type Anything = (...args: unknown[]) => unknown

/** What the preload of the conformance application exposes. */
export interface PageApi {
  readonly text: string
  readonly nested: { list: [number, number, { three: number }] }
  readonly animal: { name: string; speak?: Anything }
  readonly date: Date
  readonly map: Map<string, Set<number>>
  readonly bytes: Uint8Array
  readonly ipcRenderer: object
  add(a: number, b: number): number
  identity<T>(value: T): T
  describe(value: unknown): string
  callBack(callback: (text: string) => string): string
  later<T>(value: T): Promise<T>
  fails(): never
  failsLater(): Promise<never>
  giveSymbol(): unknown
  giveMaker(): (prefix: string) => (name: string) => string
  pageVariable(): string
  mapIsIntact(): boolean
  processFacts(): object
  requireFailure(name: string): string
  exposeAgain(): string
  exposeSymbol(): string
  invoke(channel: string, ...args: unknown[]): Promise<unknown>
  invokeWithFunction(): Promise<string>
  echoKinds(): Promise<Record<string, boolean>>
  send(channel: string, ...args: unknown[]): void
  onAnswer(listener: (text: string) => void): void
  heard(): unknown[][]
  countUntilRemoved(channel: string): { count(): number; remove(): void }
  pathOf(file: File | undefined): string
  pathOfNoFile(): string
}

declare global {
  interface Window {
    api: PageApi
    apiWasThere: boolean
    variableOfThePage: string
    secretOfThePreload?: string
    droppedPath?: string
    caught: unknown[][]
    counter?: ReturnType<PageApi['countUntilRemoved']>
    rest?: () => Promise<string>
  }
  // In the main process of the conformance application.
  var openWindow: (
    page?: string,
    options?: { show?: boolean; preload?: string; title?: string },
  ) => Promise<number>
  var requests: { url: string; method?: string; range?: string | null }[]
  var finishStream: () => void
  var notes: unknown[]
  // In the stand-in only.
  var standInCalls: { name: string; args: unknown[] }[]
}

interface Fixtures {
  /** Opens a page of the application in a new window; it is gone when the test ends. */
  open: (page?: string, options?: Parameters<typeof openWindow>[1]) => Promise<Page>
  /** A window on the ordinary page, in the application that the tests of a worker share. */
  page: Page
}

/** For facts that leave the application as they found it: one application for all tests of a worker. */
export const test = base.extend<Fixtures, { shared: ElectronApplication }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from the pattern
  appFolder: async ({}, use) => {
    await use(join(import.meta.dirname, 'app'))
  },
  shared: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from the pattern
    async ({}, use, info) => {
      const { launchApplication } = await import('../standin/launch-application.ts')
      const data = join(info.project.outputDir, `conformance-${info.workerIndex}`)
      const app = await launchApplication(join(import.meta.dirname, 'app'), data, {
        env: { CONFORMANCE_NO_WINDOW: '1' },
      })
      await use(app)
      await app.close()
    },
    { scope: 'worker' },
  ],
  open: async ({ shared }, use) => {
    await shared.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.destroy()
      globalThis.requests = []
      globalThis.notes = []
    })
    await use(async (page, options) => {
      const [window] = await Promise.all([
        shared.waitForEvent('window'),
        shared.evaluate(async (_electron, [name, rest]) => await globalThis.openWindow(name, rest), [
          page,
          options,
        ] as const),
      ])
      return window
    })
    await shared.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.destroy()
    })
  },
  page: async ({ open }, use) => {
    await use(await open())
  },
})

/** The events an application has noted so far, in order. */
export function readOrder(data: string): string[] {
  return readFileSync(join(data, 'order.txt'), 'utf8').trimEnd().split('\n')
}

/** Resolves with the exit code when the application's process has ended. */
export async function exitOf(app: ElectronApplication): Promise<number | null> {
  const child = app.process()
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  return await new Promise((resolve) => {
    child.once('exit', resolve)
  })
}
