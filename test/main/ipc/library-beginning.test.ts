import { expect, test } from 'vitest'
import { libraryHandlers } from '../../../src/main/ipc/handlers/library-handlers.ts'
import type { SettingsValues } from '../../../src/main/settings/settings.ts'
import { fakeWindowServices } from '../../helpers/fake-window-services.ts'
import { memorySettings } from '../../helpers/memory-settings.ts'

const nobody = async () => {
  throw new Error('not faked')
}

/** What the first screen gets of a library with so many episodes, the last one the newest. */
async function beginningOf(count: number, librarySort: SettingsValues['librarySort']) {
  const episodes = Array.from({ length: count }, (_, index) => ({
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    title: `Episode ${index}`,
    updatedAt: new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString(),
    speakers: [],
    turns: 0,
    status: 'draft' as const,
  }))
  const handlers = libraryHandlers({
    library: { ...fakeWindowServices().library, list: async () => ({ episodes, broken: [] }) },
    settings: memorySettings({ librarySort }),
    dialogs: {
      chooseScripts: nobody,
      chooseScript: nobody,
      choosePicture: nobody,
      choosePublishFolder: nobody,
      chooseMusic: nobody,
      chooseFolder: nobody,
      chooseExportFolder: nobody,
      chooseExportFile: nobody,
    },
    openFiles: nobody,
    showInFolder: () => undefined,
  })
  const beginning = await handlers['library.beginning'](undefined, { window: 1 })
  return { titles: beginning.episodes.map(({ title }) => title), total: beginning.total }
}

test('a large library begins with what its order puts first, and says how many there are', async () => {
  const newest = await beginningOf(1000, 'changed')
  expect(newest.titles.slice(0, 2)).toEqual(['Episode 999', 'Episode 998'])
  expect(newest.titles).toHaveLength(60)
  expect(newest.total).toBe(1000)
  const byTitle = await beginningOf(1000, 'title')
  expect(byTitle.titles.slice(9, 11)).toEqual(['Episode 9', 'Episode 10'])
})

test('a small library is its own beginning', async () => {
  const { titles, total } = await beginningOf(60, 'changed')
  expect(titles).toHaveLength(60)
  expect(total).toBeUndefined()
})
