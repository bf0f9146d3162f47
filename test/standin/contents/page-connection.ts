import { randomBytes, randomUUID } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { startedBrowser } from '../chromium/current-browser.ts'
import type { CdpSession } from '../chromium/cdp-connection.ts'
import { pageScripts } from '../page-scripts.ts'
import { PREVIEW_CHANNEL, isPreview } from '../preview/preview-mode.ts'
import { recordMessage } from '../record.ts'
import { isNoContent } from '../schemes/no-content.ts'
import { schemes } from '../schemes/scheme-registry.ts'
import { DownwardMessages } from './downward-messages.ts'
import { answerFilePaths } from './dropped-file-paths.ts'
import { type FrameRecord, FrameTree } from './frame-tree.ts'
import { type AskNavigation, NavigationGuard } from './navigation-guard.ts'
import { type OpenPage, openPage, takeOverPage } from './open-page.ts'
import { PageMessage } from './page-message.ts'

const WORLD = 'Electron Isolated Context'

interface PageEvents {
  message: [message: PageMessage, sender: FrameRecord]
  'started-navigating': [frameId: string, url: string, isSameDocument: boolean]
  navigated: [frame: FrameRecord, unreachableUrl: string]
  'moved-within': [url: string]
  loading: [isLoading: boolean]
  'dom-ready': []
  loaded: []
  painted: []
  resized: []
  console: [level: string, text: string]
}

export interface PageOptions {
  readonly preload: { readonly path: string; readonly text: string }
  readonly additionalArguments: readonly string[]
  readonly bounds: Electron.Rectangle
  /** Commands the window adds before the first document, such as the colour scheme. */
  readonly prepare: (session: CdpSession) => Promise<unknown>[]
  readonly askNavigation: AskNavigation
}

/** A page of Chromium with the preload in it, and what happens there. */
export class PageConnection extends EventEmitter<PageEvents> {
  readonly session: CdpSession
  readonly targetId: string
  readonly frames: FrameTree
  readonly guard: NavigationGuard
  readonly downward: DownwardMessages
  readonly #binding = `standIn${randomBytes(8).toString('hex')}`
  /** Frames by the number of their world; messages name the world they come from. */
  readonly #frameOfContext = new Map<number, string>()
  #contextId: number | null = null

  private constructor({ session, targetId }: OpenPage, askNavigation: AskNavigation) {
    super()
    this.session = session
    this.targetId = targetId
    // A page's main frame has the id of its target.
    this.frames = new FrameTree(targetId, (url) => schemes.addresses.fromLoopback(url))
    this.guard = new NavigationGuard(session, schemes, targetId, askNavigation)
    this.downward = new DownwardMessages(session, () => this.#contextId)
    this.#followWorlds()
    this.#followFrames()
    this.#followLoading()
  }

  /** Opens a page; `onMade` runs before anything can happen in it. */
  static async open(
    url: string,
    options: PageOptions,
    onMade: (page: PageConnection) => void,
  ): Promise<PageConnection> {
    const browser = await startedBrowser(url)
    let connection: PageConnection | null = null
    const prepare = (page: OpenPage) => {
      connection = new PageConnection(page, options.askNavigation)
      onMade(connection)
      connection.guard.expect(url)
      return connection.#prepare(options)
    }
    const taken = isPreview ? await takeOverPage(browser, url, prepare) : null
    if (!taken) await openPage(browser, url, options.bounds, prepare)
    if (!connection) throw new Error('stand-in: the page was not prepared')
    return connection
  }

  #prepare({ preload, additionalArguments, prepare }: PageOptions): Promise<unknown>[] {
    const { session } = this
    const { platform, arch, versions, argv } = process
    const settings = {
      handshake: randomUUID(),
      binding: this.#binding,
      schemes: schemes.addresses.list(),
      fetchable: schemes.fetchable(),
      preload: preload.path,
      previewChannel: isPreview ? PREVIEW_CHANNEL : null,
      process: {
        platform,
        arch,
        versions: { ...versions },
        argv: [...argv.slice(0, 1), ...additionalArguments],
      },
    }
    const { main, isolated } = pageScripts(settings, preload.text)
    return [
      session.send('Page.enable'),
      session.send('Runtime.enable'),
      session.send('Runtime.addBinding', { name: this.#binding, executionContextName: WORLD }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: main }),
      session.send('Page.addScriptToEvaluateOnNewDocument', { source: isolated, worldName: WORLD }),
      this.guard.enable(),
      // Halting a page has its price, so only where somebody may ask for a path.
      ...(preload.text.includes('getPathForFile') ? [answerFilePaths(session)] : []),
      ...prepare(session),
    ]
  }

  #followWorlds(): void {
    const { session, frames } = this
    session.on('Runtime.executionContextCreated', ({ context }) => {
      const { frameId }: { frameId?: string } = context.auxData ?? {}
      if (context.name !== WORLD || frameId === undefined) return
      this.#frameOfContext.set(context.id, frameId)
      if (frameId === frames.mainId) this.#contextId = context.id
    })
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.#frameOfContext.delete(executionContextId)
      if (this.#contextId === executionContextId) this.#contextId = null
    })
    session.on('Runtime.executionContextsCleared', () => {
      this.#frameOfContext.clear()
      this.#contextId = null
    })
    session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
      const sender = frames.get(this.#frameOfContext.get(executionContextId) ?? '')
      if (name !== this.#binding || !sender) return
      recordMessage('up', payload)
      this.emit('message', PageMessage.parse(JSON.parse(payload)), sender)
    })
    session.on('Runtime.consoleAPICalled', ({ type, args }) => {
      const text = args.map(({ value, description }) => String(value ?? description)).join(' ')
      this.emit('console', type, text)
    })
  }

  #followFrames(): void {
    const { session, frames } = this
    session.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
      frames.attached(frameId, parentFrameId)
    })
    session.on('Page.frameDetached', ({ frameId, reason }) => {
      if (reason === 'remove') frames.detached(frameId)
    })
    session.on('Page.frameStartedNavigating', ({ frameId, url, navigationType }) => {
      const isSameDocument = /sameDocument/i.test(navigationType)
      if (isNoContent(url)) return
      this.emit('started-navigating', frameId, schemes.addresses.fromLoopback(url), isSameDocument)
    })
    session.on('Page.frameNavigated', ({ frame }) => {
      this.emit('navigated', frames.navigated(frame), frame.unreachableUrl ?? '')
    })
    session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
      frames.movedWithin(frameId, url)
      if (frameId === frames.mainId) this.emit('moved-within', frames.main.url)
    })
  }

  #followLoading(): void {
    const { session, frames } = this
    session.on('Page.frameStartedLoading', ({ frameId }) => {
      if (frameId === frames.mainId) this.emit('loading', true)
    })
    session.on('Page.frameStoppedLoading', ({ frameId }) => {
      if (frameId === frames.mainId) this.emit('loading', false)
    })
    session.on('Page.frameResized', () => {
      this.emit('resized')
    })
    session.on('Page.domContentEventFired', () => {
      this.emit('dom-ready')
    })
    session.on('Page.loadEventFired', () => {
      this.emit('loaded')
      this.#reportPainted()
    })
  }

  // A document that shows nothing never reports a paint; after two frames it has had its chance.
  #reportPainted(): void {
    const expression =
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))'
    this.session.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }).then(
      () => this.emit('painted'),
      () => null,
    )
  }
}
