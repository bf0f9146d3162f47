import type { ElectronApplication, Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { REAL } from '../../standin/choose-electron.ts'
import { launchApplication } from '../../standin/launch-application.ts'

const project = join(import.meta.dirname, '../../..')

/** What the figures are of. */
export const runtime = REAL ? 'Electron' : 'the stand-in'

/** A person's machine: a home folder, the library in it, and the program's own data. */
export type Machine = { readonly home: string; readonly data: string; readonly library: string }

export type StartedWindow = { readonly app: ElectronApplication; readonly page: Page }

/** Does the work on a new machine, which is thrown away after it. */
export async function onNewMachine<Result>(work: (machine: Machine) => Promise<Result>): Promise<Result> {
  const home = mkdtempSync(join(tmpdir(), 'castwright-window-'))
  try {
    return await work({
      home,
      data: join(home, 'data'),
      library: join(home, 'Documents', 'Castwright'),
    })
  } finally {
    rmSync(home, { recursive: true, force: true, maxRetries: 3 })
  }
}

/** Does the work with the built program's window open. */
export async function withWindow<Result>(
  { home, data }: Machine,
  work: (window: StartedWindow) => Promise<Result>,
): Promise<Result> {
  const app = await launchApplication(project, data, { env: { HOME: home } })
  try {
    return await work({ app, page: await app.firstWindow() })
  } finally {
    await app.close()
  }
}

/** The middle one of some figures. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((one, other) => one - other)
  const middle = sorted.length / 2
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2
}
