import { type ElectronApplication, _electron } from '@playwright/test'

export interface LaunchOptions {
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** Starts an application with a data folder of its own, on whichever Electron the environment says. */
export async function launchApplication(
  folder: string,
  data: string,
  { args = [], env = {} }: LaunchOptions = {},
): Promise<ElectronApplication> {
  const inherited: Record<string, string> = {}
  for (const [name, value] of Object.entries(process.env)) if (value !== undefined) inherited[name] = value
  return await _electron.launch({
    args: [folder, ...args],
    env: { ...inherited, CASTWRIGHT_DATA: data, ...env },
    // Playwright would emulate a light page; the application's own theme is what is to be seen.
    colorScheme: null,
  })
}
