import { expect, test } from './conformance-app.ts'

// Facts about what surrounds the pages: menus, dialogs, theme, permissions.
test.describe('nativeTheme', () => {
  test('decides what prefers-color-scheme answers, and tells of it', async ({ page, shared }) => {
    const isDark = async () => await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    const choose = async (source: 'dark' | 'light' | 'system') =>
      await shared.evaluate(({ nativeTheme }, name) => {
        nativeTheme.themeSource = name
        return [nativeTheme.themeSource, nativeTheme.shouldUseDarkColors]
      }, source)
    expect(await choose('light')).toEqual(['light', false])
    await expect.poll(isDark).toBe(false)
    await shared.evaluate(({ nativeTheme }) => {
      nativeTheme.once('updated', () => globalThis.notes.push('updated'))
    })
    expect(await choose('dark')).toEqual(['dark', true])
    await expect.poll(isDark).toBe(true)
    expect(await shared.evaluate(() => globalThis.notes)).toEqual(['updated'])
    await choose('system')
  })

  test('holds for pages that are opened later', async ({ open, shared }) => {
    await shared.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = 'dark'
    })
    const page = await open()
    expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true)
    await shared.evaluate(({ nativeTheme }) => {
      nativeTheme.themeSource = 'system'
    })
  })
})

test.describe('menus', () => {
  test('find their items by id, however deep, and say which is whose', async ({ shared }) => {
    const found = await shared.evaluate(({ Menu }) => {
      const menu = Menu.buildFromTemplate([
        {
          label: 'File',
          submenu: [{ id: 'open', label: 'Open…', accelerator: 'CmdOrCtrl+O' }, { type: 'separator' }],
        },
      ])
      Menu.setApplicationMenu(menu)
      const item = menu.getMenuItemById('open')
      return [
        item?.label,
        item?.accelerator,
        item?.type,
        menu.items[0]?.type,
        menu.items[0]?.submenu?.items[1]?.type,
        item?.menu === menu.items[0]?.submenu,
        menu.getMenuItemById('nothing'),
        Menu.getApplicationMenu() === menu,
      ]
    })
    expect(found).toEqual(['Open…', 'CmdOrCtrl+O', 'normal', 'submenu', 'separator', true, null, true])
  })

  test('a click runs the function with its item', async ({ shared }) => {
    const clicked = await shared.evaluate(({ Menu }) => {
      const names: string[] = []
      const menu = Menu.buildFromTemplate([{ id: 'one', label: 'One', click: (item) => names.push(item.id) }])
      menu.getMenuItemById('one')?.click()
      return names
    })
    expect(clicked).toEqual(['one'])
  })

  test('checkboxes turn over, radio items exclude their neighbours', async ({ shared }) => {
    const checked = await shared.evaluate(({ Menu }) => {
      const menu = Menu.buildFromTemplate([
        { id: 'box', label: 'Box', type: 'checkbox' },
        { type: 'separator' },
        { id: 'a', label: 'A', type: 'radio', checked: true },
        { id: 'b', label: 'B', type: 'radio' },
      ])
      for (const id of ['box', 'b']) menu.getMenuItemById(id)?.click()
      return ['box', 'a', 'b'].map((id) => menu.getMenuItemById(id)?.checked)
    })
    expect(checked).toEqual([true, false, true])
  })

  test('a role has its own label and acts on the page it is given', async ({ page, shared }) => {
    const text = page.getByLabel('Text')
    await text.click()
    await text.pressSequentially('abc')
    const label = await shared.evaluate(({ BrowserWindow, Menu }) => {
      const window = BrowserWindow.getAllWindows()[0]!
      const menu = Menu.buildFromTemplate([{ id: 'all', role: 'selectAll' }])
      menu.getMenuItemById('all')?.click(undefined, window, window.webContents)
      return menu.getMenuItemById('all')?.label
    })
    expect(label).toBe('Select All')
    await expect
      .poll(
        async () =>
          await text.evaluate((element) =>
            element instanceof HTMLTextAreaElement ? [element.selectionStart, element.selectionEnd] : [],
          ),
      )
      .toEqual([0, 3])
  })

  test('undo and redo work on what was typed', async ({ page, shared }) => {
    const text = page.getByLabel('Text')
    const edit = async (command: 'redo' | 'undo') =>
      await shared.evaluate(({ BrowserWindow }, name) => {
        BrowserWindow.getAllWindows()[0]?.webContents[name]()
      }, command)
    await text.click()
    await text.pressSequentially('abc')
    await edit('undo')
    await expect(text).toHaveValue('')
    await edit('redo')
    await expect(text).toHaveValue('abc')
  })
})

test.describe('dialogs', () => {
  test('put in place by a test are what the application calls', async ({ shared }) => {
    const answer = await shared.evaluate(async ({ dialog }) => {
      const original = dialog.showOpenDialog.bind(dialog)
      dialog.showOpenDialog = async () =>
        await Promise.resolve({ canceled: false, filePaths: ['/tmp/story.md'] })
      const result = await dialog.showOpenDialog({ properties: ['openFile'] })
      dialog.showOpenDialog = original
      return result
    })
    expect(answer).toEqual({ canceled: false, filePaths: ['/tmp/story.md'] })
  })
})

test.describe('permissions', () => {
  test('are asked of the application, and a refusal reaches the page', async ({ page, shared }) => {
    await shared.evaluate(({ session }) => {
      session.defaultSession.setPermissionRequestHandler((contents, permission, callback) => {
        globalThis.notes.push([permission, contents.getURL()])
        callback(false)
      })
    })
    const results = await page.evaluate(async () => [
      await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('found'),
          (error) => resolve(error.code),
        )
      }),
      await Notification.requestPermission(),
    ])
    expect(results).toEqual([1, 'denied'])
    expect(await shared.evaluate(() => globalThis.notes)).toEqual([
      ['geolocation', 'app://conformance/index.html'],
      ['notifications', 'app://conformance/index.html'],
    ])
    await shared.evaluate(({ session }) => {
      session.defaultSession.setPermissionRequestHandler(null)
    })
  })
})

test.describe('small things', () => {
  test('the display under a window is one of all displays', async ({ shared }) => {
    const isThere = await shared.evaluate(({ screen }) => {
      const primary = screen.getPrimaryDisplay()
      const matching = screen.getDisplayMatching({ x: 0, y: 0, width: 10, height: 10 })
      const ids = screen.getAllDisplays().map(({ id }) => id)
      return [
        ids.includes(primary.id),
        ids.includes(matching.id),
        primary.workArea.width <= primary.bounds.width,
      ]
    })
    expect(isThere).toEqual([true, true, true])
  })

  test('the clipboard gives back what it was given', async ({ shared }) => {
    const text = await shared.evaluate(async ({ clipboard }) => {
      await clipboard.writeText('a line')
      return await clipboard.readText()
    })
    expect(text).toBe('a line')
  })

  test('a power save blocker runs until it is stopped', async ({ shared }) => {
    const states = await shared.evaluate(({ powerSaveBlocker }) => {
      const id = powerSaveBlocker.start('prevent-app-suspension')
      const before = powerSaveBlocker.isStarted(id)
      powerSaveBlocker.stop(id)
      return [before, powerSaveBlocker.isStarted(id)]
    })
    expect(states).toEqual([true, false])
  })

  test('a picture that is not there is empty', async ({ shared }) => {
    expect(
      await shared.evaluate(({ nativeImage }) => nativeImage.createFromPath('/no/such.png').isEmpty()),
    ).toBe(true)
  })
})

// https://www.electronjs.org/docs/latest/api/session#sesresolveproxyurl
test('session.resolveProxy says of this machine itself that it is reached directly', async ({ shared }) => {
  const answer = await shared.evaluate(({ session }) =>
    session.defaultSession.resolveProxy('http://127.0.0.1:9/'),
  )
  expect(answer).toBe('DIRECT')
})
