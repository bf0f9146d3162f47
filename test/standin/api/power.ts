import { record } from '../record.ts'
import { refuseTheRest } from '../refuse-the-rest.ts'
import { StrictEmitter } from '../strict-emitter.ts'

const running = new Set<number>()
let count = 0

const blocker: Electron.PowerSaveBlocker = {
  start: (type) => {
    record('powerSaveBlocker.start', type)
    count += 1
    running.add(count)
    return count
  },
  stop: (id) => running.delete(id),
  isStarted: (id) => running.has(id),
}

/** `powerSaveBlocker`: counts, and keeps nothing awake. */
export const powerSaveBlocker = refuseTheRest(blocker, 'powerSaveBlocker')

/** `powerMonitor`: silent until a test emits one of its events. */
class PowerMonitor extends StrictEmitter implements Pick<Electron.PowerMonitor, 'isOnBatteryPower'> {
  constructor() {
    super('powerMonitor', [
      'lock-screen',
      'on-ac',
      'on-battery',
      'resume',
      'shutdown',
      'suspend',
      'unlock-screen',
    ])
  }

  isOnBatteryPower(): boolean {
    return false
  }
}

refuseTheRest(PowerMonitor.prototype, 'powerMonitor')

export const powerMonitor = new PowerMonitor()
