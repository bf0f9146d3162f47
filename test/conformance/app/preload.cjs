// @ts-nocheck: plain JavaScript, as Electron loads it
const { contextBridge, ipcRenderer, webUtils } = require('electron')

window.secretOfThePreload = 'only in the isolated world'
document.addEventListener('DOMContentLoaded', () => {
  document.body.dataset.preload = 'was here'
})

class Animal {
  constructor(name) {
    this.name = name
  }

  speak() {
    return `${this.name} speaks`
  }
}

const refusal = (act) => {
  try {
    act()
    return 'no refusal'
  } catch (error) {
    return error.message
  }
}

const heard = []
ipcRenderer.on('push', (_event, ...args) => heard.push(args))

contextBridge.exposeInMainWorld('api', {
  // Values
  text: 'text',
  nested: { list: [1, 2, { three: 3 }] },
  animal: new Animal('Rex'),
  date: new Date(86_400_000),
  map: new Map([['key', new Set([1])]]),
  bytes: new Uint8Array([1, 2, 3]),
  ipcRenderer,
  // Functions
  add: (a, b) => a + b,
  identity: (value) => value,
  describe: (value) => Object.prototype.toString.call(value),
  callBack: (callback) => callback('from the preload'),
  later: async (value) => value,
  fails: () => {
    throw Object.assign(new TypeError('not like this'), { code: 'SECRET' })
  },
  failsLater: async () => {
    throw new Error('not like this either')
  },
  giveSymbol: () => Symbol('never'),
  giveMaker: () => (prefix) => (name) => `${prefix} ${name}`,
  // The preload's own surroundings
  pageVariable: () => typeof window.variableOfThePage,
  mapIsIntact: () => new Map([[1, 2]]).get(1) === 2,
  processFacts: () => ({
    type: process.type,
    isSandboxed: process.sandboxed,
    isIsolated: process.contextIsolated,
    platform: process.platform,
  }),
  requireFailure: (name) => refusal(() => require(name)),
  exposeAgain: () => refusal(() => contextBridge.exposeInMainWorld('api', {})),
  exposeSymbol: () => refusal(() => contextBridge.exposeInMainWorld('other', { symbol: Symbol('never') })),
  // Messages
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  invokeWithFunction: () => ipcRenderer.invoke('echo', () => 1).then(String, (error) => error.message),
  // What does not survive the bridge between worlds goes to main from here.
  echoKinds: async () => {
    const cycle = { name: 'cycle' }
    cycle.self = cycle
    const sent = [
      new Map([[1, new Set(['a'])]]),
      new Date(5),
      10n,
      undefined,
      NaN,
      -0,
      new Float32Array([0.5]),
      cycle,
    ]
    const [map, date, big, nothing, nan, zero, floats, loop] = await ipcRenderer.invoke('echo', ...sent)
    return {
      map: map instanceof Map && map.get(1).has('a'),
      date: date instanceof Date && date.getTime() === 5,
      big: big === 10n,
      nothing: nothing === undefined,
      nan: Number.isNaN(nan),
      zero: Object.is(zero, -0),
      floats: floats instanceof Float32Array && floats[0] === 0.5,
      loop: loop.self === loop,
    }
  },
  send: (channel, ...args) => ipcRenderer.send(channel, ...args),
  onAnswer: (listener) => ipcRenderer.once('answer', (_event, text) => listener(text)),
  heard: () => heard,
  countUntilRemoved: (channel) => {
    let count = 0
    const listener = () => {
      count += 1
    }
    ipcRenderer.on(channel, listener)
    return { count: () => count, remove: () => void ipcRenderer.removeListener(channel, listener) }
  },
  pathOf: (file) => webUtils.getPathForFile(file),
  pathOfNoFile: () => refusal(() => webUtils.getPathForFile({})),
})
