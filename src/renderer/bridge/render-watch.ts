import type { PushData } from '../../shared/ipc/schemas.ts'
import { ask, type PageBridge } from './ask.ts'
import { Observable } from '../state/observable.ts'

export type RenderEnd = PushData<'render.ended'>

/** A render that is under way: the newest progress and every turn made so far. */
export type RunningRender = PushData<'render.progress'> & { readonly madeTurns: ReadonlySet<number> }

type Renders = ReadonlyMap<string, RunningRender>

/** The renders under way, by episode. */
export class RenderWatch extends Observable<Renders> {
  readonly #bridge: PageBridge
  readonly #endListeners = new Set<(end: RenderEnd) => void>()

  constructor(bridge: PageBridge) {
    super(new Map())
    this.#bridge = bridge
  }

  /** Begins to listen to main; returns what stops it. */
  connect(): () => void {
    const stops = [
      this.#bridge.on('render.progress', (progress) => this.#note(progress)),
      this.#bridge.on('render.ended', (end) => {
        this.set(new Map([...this.get()].filter(([, render]) => render.job !== end.job)))
        for (const listener of this.#endListeners) listener(end)
      }),
    ]
    void ask(this.#bridge, 'render.active').then((reply) => {
      if (reply.ok) reply.data.forEach((progress) => this.#note(progress))
    })
    return () => stops.forEach((stop) => stop())
  }

  onEnd(listener: (end: RenderEnd) => void): () => void {
    this.#endListeners.add(listener)
    return () => this.#endListeners.delete(listener)
  }

  #note(progress: PushData<'render.progress'>): void {
    const before = this.get().get(progress.episode)
    const made = before?.job === progress.job ? before.madeTurns : new Set<number>()
    const madeTurns = progress.turns.length === 0 ? made : new Set([...made, ...progress.turns])
    this.set(new Map([...this.get(), [progress.episode, { ...progress, madeTurns }]]))
  }
}
