import { currentBrowser } from '../chromium/current-browser.ts'
import type { Protocol } from '../chromium/cdp-types.ts'
import { makeEvent } from '../make-event.ts'
import { record } from '../record.ts'
import { refuseTheRest } from '../refuse-the-rest.ts'
import { netFetch } from '../schemes/net-fetch.ts'
import { StrictEmitter } from '../strict-emitter.ts'
import { protocol } from './protocol.ts'

type Methods = Pick<
  Electron.Session,
  | 'addWordToSpellCheckerDictionary'
  | 'resolveProxy'
  | 'setPermissionCheckHandler'
  | 'setPermissionRequestHandler'
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerLanguages'
>
type RequestHandler = Parameters<Methods['setPermissionRequestHandler']>[0]
type CheckHandler = Parameters<Methods['setPermissionCheckHandler']>[0]
type PermissionName = Parameters<NonNullable<CheckHandler>>[1]

// Electron's names of the permissions a page can ask for here, and Chromium's.
const PAGE_PERMISSIONS = ['clipboard-read', 'geolocation', 'media', 'notifications'] as const
const CHROMIUM_NAMES: Readonly<Partial<Record<PermissionName, string[]>>> = {
  'clipboard-read': ['clipboard-read'],
  geolocation: ['geolocation'],
  media: ['camera', 'microphone'],
  notifications: ['notifications'],
}

/** The permission a page names; one that pages cannot ask for here is none. */
export function readPermission(name: unknown): PermissionName {
  return PAGE_PERMISSIONS.find((permission) => permission === name) ?? 'unknown'
}

/** `session.defaultSession`. */
export class DefaultSession extends StrictEmitter implements Methods {
  readonly protocol = protocol
  #requestHandler: RequestHandler = null
  #checkHandler: CheckHandler = null

  constructor() {
    super('session', ['will-download', 'spellcheck-dictionary-initialized'])
  }

  async fetch(...[input, init]: Parameters<Electron.Net['fetch']>): Promise<Response> {
    return await netFetch(input, init)
  }

  setPermissionRequestHandler(handler: RequestHandler): void {
    this.#requestHandler = handler
  }

  setPermissionCheckHandler(handler: CheckHandler): void {
    this.#checkHandler = handler
  }

  /** There is no system here whose proxies could be asked. */
  async resolveProxy(_url: string): Promise<string> {
    return await Promise.resolve('DIRECT')
  }

  setSpellCheckerLanguages(languages: string[]): void {
    record('session.setSpellCheckerLanguages', languages)
  }

  setSpellCheckerEnabled(isEnabled: boolean): void {
    record('session.setSpellCheckerEnabled', isEnabled)
  }

  addWordToSpellCheckerDictionary(word: string): boolean {
    record('session.addWordToSpellCheckerDictionary', word)
    return true
  }

  /** For the stand-in: lets the application decide, and Chromium carry it out. Without handlers all is granted. */
  async decidePermission(
    contents: Electron.WebContents,
    permission: PermissionName,
    origin: string,
  ): Promise<void> {
    const details = { requestingUrl: contents.getURL(), isMainFrame: true }
    const mayAsk = this.#checkHandler?.(contents, permission, contents.getURL(), details) ?? true
    const isGranted = mayAsk && (await this.#request(contents, permission, details))
    const names = CHROMIUM_NAMES[permission] ?? []
    const setting: Protocol.Browser.PermissionSetting = isGranted ? 'granted' : 'denied'
    const { cdp } = currentBrowser()
    await Promise.all(
      names.map((name) => cdp.send('Browser.setPermission', { permission: { name }, setting, origin })),
    )
  }

  /** For the stand-in: a page began a download. Chromium has already refused it: nothing here saves files for a page. */
  reportDownload(contents: object | null, url: string, fileName: string): void {
    const item = refuseTheRest(
      { getURL: () => url, getFilename: () => fileName, cancel: () => {} },
      'DownloadItem',
    )
    const event = makeEvent({})
    this.emit('will-download', event, item, contents, null)
    if (!event.defaultPrevented)
      process.stderr.write(`stand-in: saving a download (${fileName}) is not implemented\n`)
  }

  async #request(
    contents: Electron.WebContents,
    permission: PermissionName,
    details: Electron.PermissionRequest,
  ): Promise<boolean> {
    const handler = this.#requestHandler
    if (!handler) return true
    return await new Promise((resolve) => {
      handler(contents, permission, resolve, details)
    })
  }
}

refuseTheRest(DefaultSession.prototype, 'session')

export const defaultSession = new DefaultSession()

/** `session`: there is the default one only. */
export const session = refuseTheRest({ defaultSession }, 'session')
