/** What the scripts in the page must know, written into their text as JSON. */
export interface PageSettings {
  /** Name of the event that hands the private port from one world to the other; random, so no page can wait for it. */
  readonly handshake: string
  /** Name of the function that sends text to the main process; it exists in the isolated world only. */
  readonly binding: string
  /** Own schemes, and those of them that `fetch` may use. */
  readonly schemes: readonly string[]
  readonly fetchable: readonly string[]
  readonly preload: string
  /** The channel of the preview's own things; `null` outside the preview. */
  readonly previewChannel: string | null
  readonly process: {
    readonly platform: string
    readonly arch: string
    readonly versions: Readonly<Record<string, string | undefined>>
    readonly argv: readonly string[]
  }
}
