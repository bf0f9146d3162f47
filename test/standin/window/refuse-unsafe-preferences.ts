const UNSAFE: readonly (readonly [keyof Electron.WebPreferences, unknown])[] = [
  ['contextIsolation', false],
  ['experimentalFeatures', true],
  ['nodeIntegration', true],
  ['nodeIntegrationInSubFrames', true],
  ['nodeIntegrationInWorker', true],
  ['sandbox', false],
  ['webSecurity', false],
  ['webviewTag', true],
]

/** Web preferences are not enforced here, so those that open a page up are refused outright. */
export function refuseUnsafePreferences(preferences: Electron.WebPreferences): void {
  for (const [name, value] of UNSAFE) {
    if (preferences[name] === value) {
      throw new Error(`stand-in: webPreferences.${name}: ${String(value)} is not implemented`)
    }
  }
}
