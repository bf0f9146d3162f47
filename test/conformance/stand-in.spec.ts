import { REAL, expect, test } from './conformance-app.ts'

// What only the stand-in has to keep: it refuses what it lacks, and answers nobody's dialogs.
test.skip(REAL, 'These are facts about the stand-in alone.')

test.describe('what is not implemented throws, by name', () => {
  const refusals: [string, string][] = [
    ['app.setBadgeCount(3)', 'app.setBadgeCount'],
    ['app.badgeCount = 3', 'app.badgeCount'],
    ['app.commandLine.appendArgument("x")', 'app.commandLine.appendArgument'],
    ['new BrowserWindow().setKiosk(true)', 'BrowserWindow.setKiosk'],
    ['BrowserWindow.clearPersistedState("x")', 'BrowserWindow.clearPersistedState'],
    ['new BrowserWindow().webContents.printToPDF({})', 'webContents.printToPDF'],
    ['webContents.fromFrame({})', 'webContents.fromFrame'],
    ['session.fromPartition("x")', 'session.fromPartition'],
    ['session.defaultSession.clearCache()', 'session.clearCache'],
    ['dialog.showOpenDialogSync({})', 'dialog.showOpenDialogSync'],
    ['shell.readShortcutLink("x")', 'shell.readShortcutLink'],
    ['protocol.registerFileProtocol("x", () => {})', 'protocol.registerFileProtocol'],
    ['nativeTheme.inForcedColorsMode', 'nativeTheme.inForcedColorsMode'],
    ['nativeImage.createFromDataURL("x")', 'nativeImage.createFromDataURL'],
    ['new Notification({}).actions', 'Notification.actions'],
    ['screen.dipToScreenPoint({})', 'screen.dipToScreenPoint'],
    ['screen.getPrimaryDisplay().touchSupport', 'Display.touchSupport'],
    ['powerMonitor.getSystemIdleTime()', 'powerMonitor.getSystemIdleTime'],
    ['clipboard.read()', 'clipboard.read'],
    ['net.request("x")', 'net.request'],
    ['Menu.setHighlightColors(null)', 'Menu.setHighlightColors'],
    ['globalShortcut', 'electron.globalShortcut'],
  ]
  for (const [code, name] of refusals) {
    test(name, async ({ shared }) => {
      const result = shared.evaluate((electron, expression) => {
        const names = expression.match(/^(?:new )?(\w+)/)?.[1] ?? ''
        // oxlint-disable-next-line typescript/no-implied-eval -- the names cannot be written out: they do not compile
        const run = new Function(names, `return String(${expression})`)
        return String(Reflect.apply(run, null, [Reflect.get(electron, names)]))
      }, code)
      await expect(result).rejects.toThrow(`stand-in: ${name} is not implemented`)
    })
  }

  test('so do listeners to events that are never sent', async ({ shared }) => {
    const listen = shared.evaluate(({ app }) => {
      app.on('gpu-info-update', () => {})
    })
    await expect(listen).rejects.toThrow("stand-in: the event 'gpu-info-update' of app is not implemented")
  })

  test('so do menu roles', async ({ shared }) => {
    const build = shared.evaluate(({ Menu }) => {
      Menu.buildFromTemplate([{ role: 'toggleTabBar' }])
    })
    await expect(build).rejects.toThrow("stand-in: the menu role 'toggleTabBar' is not implemented")
  })

  test('so do web preferences that open a page up', async ({ shared }) => {
    const open = shared.evaluate(
      ({ BrowserWindow }) => new BrowserWindow({ webPreferences: { sandbox: false } }).id,
    )
    await expect(open).rejects.toThrow('stand-in: webPreferences.sandbox: false is not implemented')
  })
})

test.describe('dialogs nobody answers', () => {
  test('are noted and come back cancelled', async ({ shared }) => {
    const answers = await shared.evaluate(async ({ dialog }) => [
      await dialog.showOpenDialog({ title: 'Which script?' }),
      await dialog.showSaveDialog({ title: 'Where to?' }),
      await dialog.showMessageBox({ message: 'Really?', buttons: ['Yes', 'No'] }),
      await dialog.showMessageBox({ message: 'Really?', buttons: ['Go', 'Stay'], defaultId: 0 }),
    ])
    expect(answers).toEqual([
      { canceled: true, filePaths: [] },
      { canceled: true, filePath: '' },
      { response: 1, checkboxChecked: false },
      { response: 1, checkboxChecked: false },
    ])
    const calls = await shared.evaluate(() => globalThis.standInCalls.map(({ name }) => name).slice(-4))
    expect(calls).toEqual([
      'dialog.showOpenDialog',
      'dialog.showSaveDialog',
      'dialog.showMessageBox',
      'dialog.showMessageBox',
    ])
  })
})

test.describe('a page that gets past window.open', () => {
  test('has its window closed, and the handler hears of it', async ({ page, shared }) => {
    await shared.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.setWindowOpenHandler(({ url }) => {
        globalThis.notes.push(url)
        return { action: 'deny' }
      })
    })
    await page.evaluate(() => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      frame.contentWindow?.open('about:blank')
    })
    await expect.poll(async () => await shared.evaluate(() => globalThis.notes.length)).toBe(1)
    await expect.poll(() => shared.windows().length).toBe(1)
  })
})
