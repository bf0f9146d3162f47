import { asElectron } from '../as-electron.ts'
import { makeEvent } from '../make-event.ts'
import { record } from '../record.ts'
import { refuseTheRest } from '../refuse-the-rest.ts'
import { StrictEmitter } from '../strict-emitter.ts'
import { executeRole, roleDefaults } from './menu-roles.ts'

type ItemMembers = Pick<
  Electron.MenuItem,
  | 'accelerator'
  | 'checked'
  | 'click'
  | 'commandId'
  | 'enabled'
  | 'id'
  | 'label'
  | 'sublabel'
  | 'toolTip'
  | 'type'
  | 'visible'
>
type MenuMethods = Pick<
  Electron.Menu,
  'append' | 'closePopup' | 'getMenuItemById' | 'insert' | 'items' | 'popup'
>

let commands = 0
let applicationMenu: Electron.Menu | null = null

/** `MenuItem`: what a click on it does, natively or by the application. */
export class MenuItem implements ItemMembers {
  readonly type: Electron.MenuItem['type']
  readonly role: string | undefined
  readonly submenu: Electron.Menu | undefined
  readonly commandId: number
  readonly id: string
  accelerator: string | null
  label: string
  sublabel: string
  toolTip: string
  enabled: boolean
  visible: boolean
  checked: boolean
  /** Set by the menu the item is put in. */
  menu: Electron.Menu | undefined
  readonly #options: Electron.MenuItemConstructorOptions

  constructor(options: Electron.MenuItemConstructorOptions) {
    const defaults = options.role === undefined ? { label: '' } : roleDefaults(options.role)
    commands += 1
    this.commandId = commands
    this.#options = options
    // Electron spells every role in small letters from here on.
    this.role = options.role?.toLowerCase()
    this.submenu = Array.isArray(options.submenu) ? Menu.buildFromTemplate(options.submenu) : options.submenu
    this.type = options.type ?? (this.submenu ? 'submenu' : 'normal')
    this.id = options.id ?? ''
    this.label = options.label ?? defaults.label
    this.accelerator = options.accelerator ?? defaults.accelerator ?? null
    this.sublabel = options.sublabel ?? ''
    this.toolTip = options.toolTip ?? ''
    this.enabled = options.enabled ?? true
    this.visible = options.visible ?? true
    this.checked = options.checked ?? false
  }

  /**
   * As if a person had chosen the item. As in Electron, a role acts on the window and page it is given and on no other,
   * and the application's own function runs where the role did not.
   */
  readonly click = (
    event?: Electron.KeyboardEvent,
    window?: Electron.BaseWindow,
    contents?: Electron.WebContents,
  ): void => {
    if (this.type === 'checkbox') this.checked = !this.checked
    if (this.type === 'radio') this.#chooseAmongNeighbours()
    if (this.role !== undefined && executeRole(this.role, window, contents)) return
    this.#options.click?.(asElectron(this), window, event ?? asElectron(makeEvent({})))
  }

  #chooseAmongNeighbours(): void {
    const items = this.menu?.items ?? []
    const here = items.findIndex(({ commandId }) => commandId === this.commandId)
    const first = items.slice(0, here).findLastIndex(isOther) + 1
    const rest = items.slice(here).findIndex(isOther)
    for (const item of items.slice(first, rest < 0 ? items.length : here + rest)) {
      item.checked = item.commandId === this.commandId
    }
  }
}

function isOther({ type }: Electron.MenuItem): boolean {
  return type !== 'radio'
}

refuseTheRest(MenuItem.prototype, 'MenuItem')

/** `Menu`. A popup is only noted: nobody could close it. */
export class Menu extends StrictEmitter implements MenuMethods {
  readonly items: Electron.MenuItem[] = []

  constructor() {
    super('Menu', ['menu-will-close', 'menu-will-show'])
  }

  static buildFromTemplate(
    template: (Electron.MenuItemConstructorOptions | Electron.MenuItem)[],
  ): Electron.Menu {
    const menu = new Menu()
    for (const part of template) {
      menu.append(asElectron(part instanceof MenuItem ? part : new MenuItem(asElectron(part))))
    }
    return asElectron(menu)
  }
  static setApplicationMenu(menu: Electron.Menu | null): void {
    applicationMenu = menu
  }
  static getApplicationMenu(): Electron.Menu | null {
    return applicationMenu
  }

  append(item: Electron.MenuItem): void {
    this.insert(this.items.length, item)
  }
  insert(position: number, item: Electron.MenuItem): void {
    item.menu = asElectron(this)
    this.items.splice(position, 0, item)
  }
  getMenuItemById(id: string): Electron.MenuItem | null {
    for (const item of this.items) {
      if (item.id === id) return item
      const found = item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
  popup({ callback }: Electron.PopupOptions = {}): void {
    const labels = this.items.map(({ label }) => label)
    record('Menu.popup', labels)
    this.emit('menu-will-show', makeEvent({}))
    if (callback) setImmediate(callback)
  }
  closePopup(): void {
    this.emit('menu-will-close', makeEvent({}))
  }
}

refuseTheRest(Menu.prototype, 'Menu')
refuseTheRest(Menu, 'Menu')
