import { Observable } from '../state/observable.ts'

export type Toast = {
  readonly id: number
  readonly message: string
  readonly tone: 'plain' | 'danger'
  readonly action?: { readonly label: string; readonly onChoose: () => void }
  /** What it tells of: a newer one of the same takes its place. */
  readonly of?: string
}

/** What has just happened, in a corner, with the way back. The newest three. */
export class Toasts extends Observable<readonly Toast[]> {
  #next = 1

  constructor() {
    super([])
  }

  show(message: string, options: Partial<Pick<Toast, 'tone' | 'action' | 'of'>> = {}): void {
    const toast: Toast = { id: this.#next++, message, tone: 'plain', ...options }
    // The same sentence twice says no more than once.
    const isSame = (shown: Toast) =>
      (shown.message === message && shown.tone === toast.tone) ||
      (shown.of !== undefined && shown.of === toast.of)
    const others = this.get().filter((shown) => !isSame(shown))
    this.set([...others.slice(-2), toast])
  }

  readonly dismiss = (id: number): void => {
    this.set(this.get().filter((toast) => toast.id !== id))
  }

  /** Takes back what tells of this: what its button would do is possible no more. */
  readonly withdraw = (of: string): void => {
    this.set(this.get().filter((toast) => toast.of !== of))
  }
}
