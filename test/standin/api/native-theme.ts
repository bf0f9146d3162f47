import type { CdpSession } from '../chromium/cdp-connection.ts'
import { refuseTheRest } from '../refuse-the-rest.ts'
import { StrictEmitter } from '../strict-emitter.ts'

type Source = Electron.NativeTheme['themeSource']
type Properties = Pick<
  Electron.NativeTheme,
  'shouldUseDarkColors' | 'shouldUseHighContrastColors' | 'themeSource'
>

const SOURCES: readonly string[] = ['system', 'light', 'dark'] satisfies Source[]

/** `nativeTheme`: what the pages' `prefers-color-scheme` answers. STANDIN_DARK=1 makes the "system" dark. */
class NativeTheme extends StrictEmitter implements Properties {
  readonly shouldUseHighContrastColors = false
  readonly #isSystemDark = process.env['STANDIN_DARK'] === '1'
  readonly #sessions = new Set<CdpSession>()
  #source: Source = 'system'

  constructor() {
    super('nativeTheme', ['updated'])
  }

  get themeSource(): Source {
    return this.#source
  }

  set themeSource(source: Source) {
    if (!SOURCES.includes(source)) throw new TypeError(`'${source}' is not a theme source`)
    const wasDark = this.shouldUseDarkColors
    this.#source = source
    for (const session of this.#sessions) void this.#apply(session)
    if (wasDark !== this.shouldUseDarkColors) this.emit('updated')
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? this.#isSystemDark : this.#source === 'dark'
  }

  /** For the stand-in: a page that is to follow the theme. */
  async follow(session: CdpSession): Promise<void> {
    this.#sessions.add(session)
    await this.#apply(session)
  }

  unfollow(session: CdpSession): void {
    this.#sessions.delete(session)
  }

  async #apply(session: CdpSession): Promise<void> {
    const isLeftToSystem = this.#source === 'system' && !this.#isSystemDark
    const value = isLeftToSystem ? '' : this.shouldUseDarkColors ? 'dark' : 'light'
    const features = [{ name: 'prefers-color-scheme', value }]
    // The page may be closing.
    await session.send('Emulation.setEmulatedMedia', { features }).catch(() => null)
  }
}

refuseTheRest(NativeTheme.prototype, 'nativeTheme')

export const nativeTheme = new NativeTheme()
