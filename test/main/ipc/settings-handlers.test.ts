import { expect, test } from 'vitest'
import { settingsHandlers } from '../../../src/main/ipc/handlers/settings-handlers.ts'
import { fakeWindowServices } from '../../helpers/fake-window-services.ts'
import { memorySettings } from '../../helpers/memory-settings.ts'

function handlers() {
  const settings = memorySettings()
  const dialogs = {
    chooseScripts: async () => [],
    chooseScript: async () => undefined,
    choosePicture: async () => undefined,
    choosePublishFolder: async () => undefined,
    chooseMusic: async () => [],
    chooseFolder: async () => undefined,
    chooseExportFolder: async () => undefined,
    chooseExportFile: async () => undefined,
  }
  const made = settingsHandlers({ settings, library: fakeWindowServices().library, dialogs })
  return {
    settings,
    set: (address: string | null) => made['settings.set']({ geminiAddress: address }, { window: 1 }),
  }
}

test('an address in place of Google’s own is kept when it is safe, and taken back', async () => {
  const { settings, set } = handlers()
  await set(' https://proxy.example.com/gemini/ ')
  expect(settings.get().geminiAddress).toBe('https://proxy.example.com/gemini')
  await set('http://127.0.0.1:8123')
  expect(settings.get().geminiAddress).toBe('http://127.0.0.1:8123')
  await set(null)
  expect(settings.get().geminiAddress).toBeUndefined()
})

test.each([
  'http://proxy.example.com',
  'http://127.0.0.1.example.com',
  'ftp://example.com',
  'not an address',
  '',
])('an address to which the key would go unprotected is refused: %j', async (address) => {
  const { settings, set } = handlers()
  await expect(set(address)).rejects.toMatchObject({ code: 'address-refused' })
  expect(settings.get().geminiAddress).toBeUndefined()
})
