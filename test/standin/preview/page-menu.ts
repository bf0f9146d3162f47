import { make } from './page-overlay.ts'
import type { ShownItem } from './preview-menu.ts'

// How accelerators call keys that a page knows by another name.
const KEY_NAMES: Readonly<Record<string, string>> = { ' ': 'space', '+': 'plus', Enter: 'return' }

export interface MenuActions {
  readonly click: (commandId: number) => void
  readonly closed: () => void
}

/** The application's menu behind a button, and popups at the pointer. */
export class PageMenu {
  readonly #root: () => ShadowRoot
  readonly #actions: MenuActions
  #items: readonly ShownItem[] = []
  #panel: HTMLElement | null = null
  #pointer = { x: 0, y: 0 }

  constructor(root: () => ShadowRoot, actions: MenuActions) {
    this.#root = root
    this.#actions = actions
    window.addEventListener('contextmenu', ({ clientX: x, clientY: y }) => {
      this.#pointer = { x, y }
    })
    window.addEventListener('pointerdown', (event) => {
      // What happens inside the overlay is seen from here as happening to its host.
      if (!(event.target instanceof Element) || event.target.localName !== 'stand-in-preview') this.close()
    })
    window.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') this.close()
      else setTimeout(() => this.#followAccelerator(event))
    })
  }

  /** Takes the application's menu; the first call also shows its button. */
  setItems(items: readonly ShownItem[]): void {
    const isFirst = this.#items.length === 0
    this.#items = items
    if (!isFirst || items.length === 0) return
    const open = () => {
      if (this.#panel) this.close()
      else this.#show(this.#items, { right: '6px', top: '26px' })
    }
    this.#root().append(make('button', { className: 'menu-button', ariaLabel: 'Menu', onclick: open }, '☰'))
  }

  popUp(items: readonly ShownItem[]): void {
    this.close()
    this.#show(items, { left: `${this.#pointer.x}px`, top: `${this.#pointer.y}px` })
  }

  close(): void {
    if (!this.#panel) return
    this.#panel.remove()
    this.#panel = null
    this.#actions.closed()
  }

  #show(items: readonly ShownItem[], place: Partial<CSSStyleDeclaration>): void {
    const panel = make(
      'div',
      { className: 'panel', role: 'menu' },
      ...items.flatMap((item) => this.#elements(item)),
    )
    Object.assign(panel.style, place)
    this.#panel = panel
    this.#root().append(panel)
    panel.querySelector('button')?.focus()
  }

  // One list with headings reads better in a small window than menus that open menus.
  #elements(item: ShownItem): HTMLElement[] {
    if (item.type === 'separator') return [make('hr', {})]
    if (item.items.length > 0) {
      return [
        make('div', { className: 'heading' }, item.label),
        ...item.items.flatMap((inner) => this.#elements(inner)),
      ]
    }
    const choose = () => {
      this.#actions.click(item.commandId)
      this.close()
    }
    const label = make('span', {}, `${item.isChecked ? '✓ ' : ''}${item.label}`)
    const keys = make('span', {}, item.accelerator.replace(/Command ?Or ?Control|CmdOrCtrl/gi, 'Ctrl'))
    const properties = { className: 'item', role: 'menuitem', disabled: !item.isEnabled, onclick: choose }
    return [make('button', properties, label, keys)]
  }

  // As in Electron, the page comes first: what it prevents is no accelerator.
  #followAccelerator(event: KeyboardEvent): void {
    if (event.defaultPrevented) return
    const pressed = spell(event)
    const all = (items: readonly ShownItem[]): ShownItem[] =>
      items.flatMap((item) => [item, ...all(item.items)])
    const item = all(this.#items).find(
      ({ accelerator, isEnabled }) => isEnabled && normal(accelerator) === pressed,
    )
    // Editing keys the browser itself follows.
    if (item && !/^ctrl\+(shift\+)?[acvxz]$/.test(pressed)) this.#actions.click(item.commandId)
  }
}

function spell({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): string {
  const modifiers = [ctrlKey || metaKey ? 'ctrl' : '', altKey ? 'alt' : '', shiftKey ? 'shift' : '']
  const named = KEY_NAMES[key] ?? key.toLowerCase().replace(/^arrow/, '')
  return [...modifiers.filter((name) => name !== ''), named].join('+')
}

function normal(accelerator: string): string {
  const parts = accelerator.toLowerCase().split('+')
  const key = parts.pop() ?? ''
  const has = (pattern: RegExp) => parts.some((part) => pattern.test(part))
  const modifiers = [
    has(/^(command|cmd|control|ctrl)/) ? 'ctrl' : '',
    has(/^alt|option/) ? 'alt' : '',
    has(/^shift/) ? 'shift' : '',
  ]
  return [...modifiers.filter((name) => name !== ''), key].join('+')
}
