import { findChromium } from '../standin/chromium/find-chromium.ts'
import { REAL } from '../standin/electron-app.ts'

/** Says once what the tests run on, and has a Chromium from npm unpacked before the first of them is timed. */
// oxlint-disable-next-line import/no-default-export -- Playwright looks for it there
export default function sayWhatRuns(): void {
  const runtime = REAL ? 'Electron itself' : `the stand-in for Electron, on ${findChromium(false).path}`
  process.stdout.write(`The tests run on ${runtime}.\n`)
}
