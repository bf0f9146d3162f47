import { asElectron } from '../as-electron.ts'
import { refuseTheRest } from '../refuse-the-rest.ts'
import { StrictEmitter } from '../strict-emitter.ts'

type Methods = Pick<
  Electron.Screen,
  | 'getAllDisplays'
  | 'getCursorScreenPoint'
  | 'getDisplayMatching'
  | 'getDisplayNearestPoint'
  | 'getPrimaryDisplay'
>
type Members = Pick<
  Electron.Display,
  'bounds' | 'id' | 'internal' | 'label' | 'rotation' | 'scaleFactor' | 'size' | 'workArea' | 'workAreaSize'
>

const SIZE = { width: 1920, height: 1080 }
const ONLY_DISPLAY: Members = {
  id: 1,
  label: '',
  bounds: { x: 0, y: 0, ...SIZE },
  workArea: { x: 0, y: 0, ...SIZE },
  size: SIZE,
  workAreaSize: SIZE,
  scaleFactor: 1,
  rotation: 0,
  internal: true,
}

/** `screen`: one display of 1920×1080. */
class Screen extends StrictEmitter implements Methods {
  readonly #display = asElectron<Electron.Display>(refuseTheRest({ ...ONLY_DISPLAY }, 'Display'))

  constructor() {
    super('screen', ['display-added', 'display-metrics-changed', 'display-removed'])
  }

  getPrimaryDisplay(): Electron.Display {
    return this.#display
  }
  getAllDisplays(): Electron.Display[] {
    return [this.#display]
  }
  getDisplayMatching(): Electron.Display {
    return this.#display
  }
  getDisplayNearestPoint(): Electron.Display {
    return this.#display
  }
  getCursorScreenPoint(): Electron.Point {
    return { x: 0, y: 0 }
  }
}

refuseTheRest(Screen.prototype, 'screen')

export const screen = new Screen()
