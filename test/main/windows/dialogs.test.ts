import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BaseWindow, Dialog, OpenDialogOptions, SaveDialogOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import { createDialogs } from '../../../src/main/windows/dialogs.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

function dialogsThatAnswer(answer: { filePaths?: string[]; filePath?: string }) {
  const asked: (OpenDialogOptions | SaveDialogOptions)[] = []
  const canceled = answer.filePath === undefined && answer.filePaths === undefined
  const dialog: Pick<Dialog, 'showOpenDialog' | 'showSaveDialog'> = {
    showOpenDialog: async (options: OpenDialogOptions | BaseWindow) => {
      if (!('getBounds' in options)) asked.push(options)
      return { canceled, filePaths: answer.filePaths ?? [] }
    },
    showSaveDialog: async (options: SaveDialogOptions | BaseWindow) => {
      if (!('getBounds' in options)) asked.push(options)
      return { canceled, filePath: answer.filePath ?? '' }
    },
  }
  return { asked, dialogs: createDialogs({ dialog, windowOf: () => null }) }
}

const mp3 = (name: string) => ({ folder: '/music', name, ending: '.mp3', kind: 'MP3' })

describe('dialogs', () => {
  test('choose several scripts', async () => {
    const { dialogs, asked } = dialogsThatAnswer({ filePaths: ['/a.md', '/b.txt'] })
    expect(await dialogs.chooseScripts(1)).toEqual(['/a.md', '/b.txt'])
    expect(asked[0]).toMatchObject({
      properties: ['openFile', 'multiSelections'],
      filters: [{ extensions: ['castwright', 'md', 'markdown', 'txt'] }, { extensions: ['*'] }],
    })
  })

  test('give nothing when they are cancelled', async () => {
    const { dialogs } = dialogsThatAnswer({})
    expect(await dialogs.chooseScripts(1)).toEqual([])
    expect(await dialogs.chooseScript(1)).toBeUndefined()
    expect(await dialogs.chooseFolder(1, '/')).toBeUndefined()
    expect(await dialogs.chooseExportFolder(1, '/')).toBeUndefined()
    expect(await dialogs.chooseExportFile(1, mp3('a.mp3'))).toBeUndefined()
  })

  test('offer a name in the folder of exports, and never a way out of it', async () => {
    const { dialogs, asked } = dialogsThatAnswer({ filePath: '/music/a.mp3' })
    expect(await dialogs.chooseExportFile(1, mp3('../../etc/cron.d/a.mp3'))).toBe('/music/a.mp3')
    expect(asked[0]).toMatchObject({ defaultPath: join('/music', 'a.mp3') })
  })

  test('add the ending that a person leaves out, but never over another file', async () => {
    const folder = temporaryFolder()
    const { dialogs } = dialogsThatAnswer({ filePath: join(folder, 'episode') })
    expect(await dialogs.chooseExportFile(1, mp3('a.mp3'))).toBe(join(folder, 'episode.mp3'))
    writeFileSync(join(folder, 'episode.mp3'), 'somebody else')
    await expect(dialogs.chooseExportFile(1, mp3('a.mp3'))).rejects.toMatchObject({ code: 'file-exists' })
  })
})
