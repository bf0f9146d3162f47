import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { Bridge } from '../../src/shared/ipc/bridge.ts'
import { canRunAsPlainUser, giveToPlainUser, plainUser } from '../helpers/without-root.ts'
import { REAL, test as base } from '../standin/electron-app.ts'

export { expect, REAL } from '../standin/electron-app.ts'

declare global {
  interface Window {
    readonly castwright: Bridge<File>
  }
}

type Fixtures = {
  /** Runs the application without the rights of root, to whom no file is closed. */
  isPlainUser: boolean
  home: string
  page: Page
  /** Starts the application once more with the same data, as a file manager does with a file; it ends by itself. */
  startAgain: (file: string) => Promise<void>
}

/** The built application with a home folder and data of its own, and its page when it is loaded. */
export const test = base.extend<Fixtures>({
  isPlainUser: [false, { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the dependencies from the pattern
  home: async ({}, use, info) => {
    await use(info.outputPath('home'))
  },
  launch: async ({ launch, isPlainUser }, use, info) => {
    const isOther = isPlainUser && plainUser !== undefined
    info.skip(isOther && (REAL || !canRunAsPlainUser), 'only root can read this checkout')
    if (!isOther) {
      await use(launch)
      return
    }
    // The folders of whoever runs the tests are closed to the plain user. Short: a socket's path has its limit.
    const own = mkdtempSync('/tmp/castwright-')
    giveToPlainUser(own)
    const folders = ['TMPDIR', 'XDG_RUNTIME_DIR', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME']
    const env = { ...Object.fromEntries(folders.map((name) => [name, own])), STANDIN_USER: String(plainUser) }
    await use(async (options = {}) => {
      giveToPlainUser(info.outputPath())
      return await launch({ ...options, env: { ...options.env, ...env } })
    })
    rmSync(own, { recursive: true, force: true, maxRetries: 3 })
  },
  app: async ({ launch, home }, use) => {
    await use(await launch({ env: { HOME: home } }))
  },
  page: async ({ app }, use) => {
    const page = await app.firstWindow()
    await page.waitForLoadState('load')
    await use(page)
  },
  startAgain: async ({ appFolder, home }, use, info) => {
    const electron: unknown = createRequire(import.meta.url)('electron')
    await use(async (file) => {
      const env = { ...process.env, HOME: home, CASTWRIGHT_DATA: info.outputPath('data') }
      const second = spawn(String(electron), [appFolder, file], { env, stdio: 'ignore' })
      await once(second, 'exit')
      if (second.exitCode !== 0) throw new Error(`The second start ended with ${second.exitCode}.`)
    })
  },
})
