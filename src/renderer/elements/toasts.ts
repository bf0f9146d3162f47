import { Observable } from '../state/observable.ts'

export type Toast = {
  readonly id: number
  readonly message: string
  readonly tone: 'plain' | 'danger'
  readonly action?: { readonly label: string; readonly onChoose: () => void }
}

/** What has just happened, in a corner, with the way back. The newest three. */
export class Toasts extends Observable<readonly Toast[]> {
  #next = 1

  constructor() {
    super([])
  }

  show(message: string, options: Partial<Pick<Toast, 'tone' | 'action'>> = {}): void {
    const toast: Toast = { id: this.#next++, message, tone: 'plain', ...options }
    // The same sentence twice says no more than once.
    const others = this.get().filter((shown) => shown.message !== message || shown.tone !== toast.tone)
    this.set([...others.slice(-2), toast])
  }

  readonly dismiss = (id: number): void => {
    this.set(this.get().filter((toast) => toast.id !== id))
  }
}
