import type { Protocol } from '../chromium/cdp-types.ts'

/** A frame as Chromium last described it. `document` names the document it shows and changes with every navigation. */
export interface FrameRecord {
  readonly id: string
  readonly parentId: string | null
  readonly name: string
  readonly url: string
  readonly document: string
}

/** The frames of a page, kept up to date by the DevTools protocol's events. */
export class FrameTree {
  readonly mainId: string
  readonly #translate: (url: string) => string
  readonly #frames = new Map<string, FrameRecord>()

  /** `translate` turns Chromium's addresses into the application's. */
  constructor(mainId: string, translate: (url: string) => string) {
    this.mainId = mainId
    this.#translate = translate
    this.#frames.set(mainId, { id: mainId, parentId: null, name: '', url: '', document: '' })
  }

  get main(): FrameRecord {
    return (
      this.#frames.get(this.mainId) ?? { id: this.mainId, parentId: null, name: '', url: '', document: '' }
    )
  }

  get(id: string): FrameRecord | undefined {
    return this.#frames.get(id)
  }

  childrenOf(id: string): FrameRecord[] {
    return [...this.#frames.values()].filter(({ parentId }) => parentId === id)
  }

  attached(id: string, parentId: string): void {
    if (!this.#frames.has(id))
      this.#frames.set(id, { id, parentId, name: '', url: 'about:blank', document: '' })
  }

  navigated(frame: Protocol.Page.Frame): FrameRecord {
    const record = {
      id: frame.id,
      parentId: frame.parentId ?? null,
      name: frame.name ?? '',
      url: this.#translate(`${frame.url}${frame.urlFragment ?? ''}`),
      document: frame.loaderId,
    }
    // A main frame that shows a new document has lost the frames of the old one.
    if (frame.id === this.mainId) this.#frames.clear()
    this.#frames.set(record.id, record)
    return record
  }

  movedWithin(id: string, url: string): void {
    const frame = this.#frames.get(id)
    if (frame) this.#frames.set(id, { ...frame, url: this.#translate(url) })
  }

  detached(id: string): void {
    this.#frames.delete(id)
  }
}
