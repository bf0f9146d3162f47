import { type ChildProcess, spawn } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { Readable, Writable } from 'node:stream'
import { CdpConnection, type CdpSession } from './cdp-connection.ts'
import { type ChromiumChoices, chromiumFlags } from './chromium-flags.ts'
import { findChromium } from './find-chromium.ts'

interface BrowserEvents {
  'page-gone': [targetId: string]
  'page-crashed': [targetId: string, status: string, errorCode: number]
  /** A page opened a page by itself; it is closed already. */
  popup: [openerId: string, url: string]
  download: [url: string, fileName: string, frameId: string, guid: string]
  exit: [reason: string]
}

/** The Chromium this process started, driven over a pipe. The pipe is also the lifeline: Chromium ends with us. */
export class Browser extends EventEmitter<BrowserEvents> {
  readonly cdp: CdpSession
  readonly isHeadlessShell: boolean
  readonly #connection: CdpConnection
  readonly #process: ChildProcess
  readonly #sessions = new Map<string, CdpSession>()
  readonly #firstPage = Promise.withResolvers<string>()
  readonly #waiting = new Map<string, (session: CdpSession) => void>()
  #isClosing = false
  #isFirstTaken = false

  private constructor(child: ChildProcess, connection: CdpConnection, isHeadlessShell: boolean) {
    super()
    this.#process = child
    this.#connection = connection
    this.cdp = connection.browser
    this.isHeadlessShell = isHeadlessShell
    const end = (reason: string) => this.#isClosing || this.emit('exit', reason)
    child.once('exit', (code, signal) => end(signal ?? String(code)))
    child.once('error', (error) => end(error.message))
  }

  /** Starts Chromium and attaches to all it opens. With a debugging port, resolves when that port is listening. */
  static async launch(choices: ChromiumChoices): Promise<Browser> {
    const found = findChromium(choices.isHeaded)
    const child = spawn(found.path, chromiumFlags(choices), {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      env: { ...process.env, NODE_OPTIONS: '', ...found.environment },
    })
    const [, , , input, output] = child.stdio
    if (!(input instanceof Writable) || !(output instanceof Readable))
      throw new Error('stand-in: no pipe to Chromium')
    const connection = new CdpConnection(input, output)
    const browser = new Browser(child, connection, found.isHeadlessShell)
    const isListening = passOnDebuggerLine(child)
    await browser.#attach()
    if (choices.debuggingPort !== null) await isListening
    return browser
  }

  /** The session of a page, as soon as Chromium has attached us to it. */
  async attached(targetId: string): Promise<CdpSession> {
    const known = this.#sessions.get(targetId)
    if (known) return known
    return await new Promise((resolve) => {
      this.#waiting.set(targetId, resolve)
    })
  }

  /** The page of the window that Chromium opens by itself. Given once; after that `null`. */
  async takeFirstPage(): Promise<string | null> {
    if (this.#isFirstTaken) return null
    this.#isFirstTaken = true
    return await this.#firstPage.promise
  }

  /** Ends Chromium; resolves when it is gone. */
  async close(): Promise<void> {
    this.#isClosing = true
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return
    const isGone = new Promise((resolve) => {
      this.#process.once('exit', resolve)
    })
    this.cdp.tell('Browser.close')
    await isGone
  }

  async #attach(): Promise<void> {
    const { cdp } = this
    cdp.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
      const { targetId, openerId, url } = targetInfo
      const session = this.#connection.session(sessionId)
      if (openerId !== undefined) {
        session.tell('Runtime.runIfWaitingForDebugger')
        cdp.tell('Target.closeTarget', { targetId })
        this.emit('popup', openerId, url)
        return
      }
      this.#sessions.set(targetId, session)
      this.#firstPage.resolve(targetId)
      this.#waiting.get(targetId)?.(session)
      this.#waiting.delete(targetId)
    })
    cdp.on('Target.targetDestroyed', ({ targetId }) => {
      if (this.#sessions.delete(targetId)) this.emit('page-gone', targetId)
    })
    cdp.on('Target.targetCrashed', ({ targetId, status, errorCode }) => {
      this.emit('page-crashed', targetId, status, errorCode)
    })
    cdp.on('Browser.downloadWillBegin', ({ url, suggestedFilename, frameId, guid }) => {
      this.emit('download', url, suggestedFilename, frameId, guid)
    })
    const filter = [{ type: 'page' }]
    await Promise.all([
      cdp.send('Target.setDiscoverTargets', { discover: true, filter }),
      cdp.send('Target.setAutoAttach', {
        autoAttach: true,
        waitForDebuggerOnStart: true,
        flatten: true,
        filter,
      }),
      cdp.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true }),
    ])
  }
}

// Playwright waits on our stderr for the line Chromium writes on its own; the rest is shown on demand only.
async function passOnDebuggerLine(child: ChildProcess): Promise<void> {
  const isVerbose = process.env['STANDIN_VERBOSE'] === '1'
  let text: string | null = ''
  await new Promise<void>((resolve) => {
    child.stderr?.on('data', (chunk: Buffer) => {
      if (isVerbose) process.stderr.write(chunk)
      if (text === null) return
      text += String(chunk)
      const [line] = /^DevTools listening on .*\n/m.exec(text) ?? []
      if (line === undefined) return
      if (!isVerbose) process.stderr.write(line)
      text = null
      resolve()
    })
  })
}
