// @ts-check
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

/** A person's own settings, keys and keyring have no business in a test run, nor what npm tells its scripts. */
const PERSONAL = /^(?:CASTWRIGHT_|npm_|GEMINI_|GOOGLE_.*KEY|DBUS_SESSION_BUS_ADDRESS$|NODE_ENV$)/

/**
 * Does the work with an environment whose every folder is a new, empty one, removed afterwards: tests cannot touch the
 * library, the settings or the keyring of the person who runs them.
 *
 * @template T
 * @param {string} node the Node that `node` means in there
 * @param {(env: NodeJS.ProcessEnv) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withPrivateHome(node, work) {
  const home = mkdtempSync(join(tmpdir(), 'castwright-'))
  const remove = () => rmSync(home, { recursive: true, force: true, maxRetries: 3 })
  process.once('exit', remove)
  try {
    return await work(privateEnvironment(home, node))
  } finally {
    process.off('exit', remove)
    remove()
  }
}

/**
 * @param {string} home
 * @param {string} node
 * @returns {NodeJS.ProcessEnv}
 */
function privateEnvironment(home, node) {
  /** @param {string} name */
  const folder = (name) => {
    const path = join(home, name)
    mkdirSync(path, { mode: 0o700 })
    return path
  }
  const temporary = folder('tmp')
  const kept = Object.entries(process.env).filter(([name]) => !PERSONAL.test(name))
  return {
    ...Object.fromEntries(kept),
    PATH: [dirname(node), process.env['PATH']].join(delimiter),
    HOME: home,
    USERPROFILE: home,
    APPDATA: folder('appdata'),
    LOCALAPPDATA: folder('localappdata'),
    XDG_CONFIG_HOME: folder('config'),
    XDG_DATA_HOME: folder('data'),
    XDG_CACHE_HOME: folder('cache'),
    XDG_STATE_HOME: folder('state'),
    XDG_RUNTIME_DIR: folder('run'),
    CASTWRIGHT_DATA: folder('castwright'),
    // Tests start the program and its workers hundreds of times; only the first has to compile it.
    NODE_COMPILE_CACHE: folder('compiled'),
    TMPDIR: temporary,
    TEMP: temporary,
    TMP: temporary,
  }
}
