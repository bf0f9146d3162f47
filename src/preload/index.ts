import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Bridge } from '../shared/ipc/bridge.ts'
import { channels, pushNames, requestNames } from '../shared/ipc/names.ts'
import { createBridge } from './create-bridge.ts'

const bridge: Bridge<File> = createBridge({
  requestNames,
  pushNames,
  invoke: (name, input) => ipcRenderer.invoke(channels.request, name, input),
  onPush(listener) {
    // The event object stays here: through its sender a page would reach everything.
    ipcRenderer.on(channels.push, (_event, name: unknown, data: unknown) => {
      listener(name, data)
    })
  },
  pathOf: (file) => webUtils.getPathForFile(file),
})

contextBridge.exposeInMainWorld('castwright', bridge)
