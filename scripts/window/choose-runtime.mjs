// @ts-check
import { join } from 'node:path'
import { fetchElectron } from './fetch-electron.mjs'
import { findBrowser } from './find-browser.mjs'
import { findElectron } from './find-electron.mjs'

/**
 * What the window runs on: Electron, fetched if need be; where it is not to be had, the stand-in in an installed Chrome
 * or Chromium; else why there is neither.
 *
 * @typedef {{ program: string, environment: Record<string, string> }} Runtime
 * @param {{ root: string, node: string, say: (line: string) => void }} options
 * @returns {Promise<Runtime | { reason: string }>}
 */
export async function chooseRuntime({ root, node, say }) {
  const present = findElectron(root)
  if (present !== undefined) return { program: present, environment: {} }
  const fetched = await fetchElectron({ root, node, say })
  if ('program' in fetched) return { program: fetched.program, environment: {} }
  const browser = findBrowser(process.platform, process.env)
  if (browser === undefined)
    return {
      reason: `Electron is not here, because ${fetched.reason}, and no Chrome or Chromium is installed that could show the window instead.`,
    }
  say(`Electron is not here, because ${fetched.reason}. The window opens as a preview in ${browser}.`)
  return {
    program: join(root, 'test', 'standin', 'bin', 'electron'),
    environment: {
      STANDIN_NODE: node,
      STANDIN_CHROMIUM: browser,
      STANDIN_PREVIEW: '1',
      CASTWRIGHT_PREVIEW_RUNTIME: '1',
    },
  }
}
