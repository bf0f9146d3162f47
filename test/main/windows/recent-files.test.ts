import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openAppState } from '../../../src/main/settings/app-state.ts'
import { openScriptFiles } from '../../../src/main/windows/open-script-files.ts'
import { createRecentFiles } from '../../../src/main/windows/recent-files.ts'
import { anEpisode, fakeWindowServices } from '../../helpers/fake-window-services.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

function recentFiles() {
  const path = join(temporaryFolder(), 'state.json')
  const told: string[] = []
  const tellSystem = { add: (file: string) => told.push(file), clear: () => told.push('clear') }
  const recent = createRecentFiles(openAppState(path), tellSystem, () => told.push('changed'))
  return { path, told, recent }
}

test('the newest is first, each once, and no more than ten', () => {
  const { recent, path } = recentFiles()
  recent.add(['/a.md', '/b.md'])
  recent.add(['/a.md'])
  expect(recent.list()).toEqual(['/a.md', '/b.md'])
  recent.add(Array.from({ length: 12 }, (_, place) => `/${place}.md`))
  expect(recent.list()).toEqual(Array.from({ length: 10 }, (_, place) => `/${11 - place}.md`))
  expect(openAppState(path).get().recent).toEqual(recent.list())
})

test('the system is told, and told to forget', () => {
  const { recent, told } = recentFiles()
  recent.add(['/a.md'])
  recent.add([])
  recent.clear()
  expect(told).toEqual(['/a.md', 'changed', 'clear', 'changed'])
  expect(recent.list()).toEqual([])
})

test('only what could be read is remembered', async () => {
  const { recent } = recentFiles()
  const { library } = fakeWindowServices()
  const refused = [{ file: 'gone.md', code: 'file-missing' as const, message: '/x/gone.md does not exist.' }]
  const open = openScriptFiles(
    { ...library, openFiles: async () => ({ episodes: [anEpisode], refused }) },
    recent,
  )
  await open(['/x/a.md', '/x/gone.md'])
  expect(recent.list()).toEqual(['/x/a.md'])
})
