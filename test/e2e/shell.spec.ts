import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './application.ts'
import { clickMenu } from './click-menu.ts'

declare global {
  // In main, while a test answers its questions.
  var asked: unknown[]
}

test.describe('the window', () => {
  test('opens where it was', async ({ launch, home }, info) => {
    const data = info.outputPath('data')
    mkdirSync(data, { recursive: true })
    const window = { bounds: { x: 40, y: 30, width: 1000, height: 640 }, isMaximised: false }
    writeFileSync(join(data, 'state.json'), JSON.stringify({ window, recent: [] }))
    const app = await launch({ env: { HOME: home } })
    await app.firstWindow()
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toEqual(
      window.bounds,
    )
  })

  test('saved off-screen comes back on-screen', async ({ launch, home }, info) => {
    const data = info.outputPath('data')
    mkdirSync(data, { recursive: true })
    const window = { bounds: { x: 90_000, y: -4000, width: 1000, height: 640 }, isMaximised: false }
    writeFileSync(join(data, 'state.json'), JSON.stringify({ window, recent: [] }))
    const app = await launch({ env: { HOME: home } })
    await app.firstWindow()
    const [bounds, area] = await app.evaluate(({ BrowserWindow, screen }) => [
      BrowserWindow.getAllWindows()[0]?.getBounds(),
      screen.getPrimaryDisplay().workArea,
    ])
    expect(bounds?.x).toBeGreaterThanOrEqual(area?.x ?? 0)
    expect(bounds?.y).toBeGreaterThanOrEqual(area?.y ?? 0)
    expect((bounds?.x ?? 0) + 120).toBeLessThanOrEqual((area?.x ?? 0) + (area?.width ?? 0))
  })

  test('remembers where it was when it closes', async ({ app, page }, info) => {
    expect(await page.title()).toBe('Castwright')
    await app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 50, width: 950, height: 650 })
    })
    await app.close()
    expect(JSON.parse(readFileSync(join(info.outputPath('data'), 'state.json'), 'utf8'))).toMatchObject({
      window: { bounds: { x: 60, y: 50, width: 950, height: 650 } },
    })
  })
})

test.describe('the menu', () => {
  test('sends the page its commands', async ({ app, page }) => {
    await page.evaluate(() => {
      const commands: unknown[] = []
      Reflect.set(window, 'commands', commands)
      window.castwright.on('command', (command) => commands.push(command))
    })
    await clickMenu(app, 'show-settings')
    await expect
      .poll(() => page.evaluate(() => Reflect.get(window, 'commands') as unknown))
      .toEqual([{ name: 'show-settings' }])
  })

  test('zooms', async ({ app, page }) => {
    const level = () =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomLevel())
    await page.bringToFront()
    await clickMenu(app, 'zoom-in')
    await expect.poll(level).toBeGreaterThan(0)
    await clickMenu(app, 'actual-size')
    await expect.poll(level).toBe(0)
  })
})

test.describe('settings', () => {
  test('are kept in a file that the next start reads', async ({ launch, home }, info) => {
    const first = await launch({ env: { HOME: home } })
    const page = await first.firstWindow()
    await page.waitForLoadState('load')
    await page.evaluate(() => window.castwright.request('settings.set', { theme: 'dark', loudness: -14 }))
    expect(await first.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
    await first.close()
    expect(JSON.parse(readFileSync(join(info.outputPath('data'), 'settings.json'), 'utf8'))).toEqual({
      theme: 'dark',
      loudness: -14,
    })
    const second = await launch({ env: { HOME: home } })
    await second.firstWindow()
    expect(await second.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
  })

  test('that are broken are kept aside and reported, and the window opens', async ({
    launch,
    home,
  }, info) => {
    const data = info.outputPath('data')
    mkdirSync(data, { recursive: true })
    writeFileSync(join(data, 'settings.json'), '{"theme":')
    const app = await launch({ env: { HOME: home } })
    const page = await app.firstWindow()
    await page.waitForLoadState('load')
    const reply = await page.evaluate(() => window.castwright.request('settings.get'))
    expect(reply).toMatchObject({ ok: true, data: { settings: { theme: 'system' } } })
    expect(reply.ok ? reply.data.notice : '').toContain(
      'The settings file was damaged. It is kept as settings.broken-',
    )
    expect(readdirSync(data).filter((name) => name.startsWith('settings.broken-'))).toHaveLength(1)
  })
})

test.describe('the end', () => {
  test('waits for what the page sent last', async ({ app, page }) => {
    const id = await newEpisode(page)
    const opened = await page.evaluate(
      (episode) => window.castwright.request('episode.open', { id: episode }),
      id,
    )
    if (!opened.ok) throw new Error(opened.message)
    await page.evaluate(
      ([episode, digest]) => {
        void window.castwright.request('episode.saveScript', {
          id: episode,
          digest,
          text: 'Host: The last words.\n',
        })
      },
      [id, opened.data.digest] as const,
    )
    const folder = await app.evaluate(({ app: electron }) => electron.getPath('home'))
    await app.close()
    const library = join(folder, 'Documents', 'Castwright', 'episodes')
    const [episode] = readdirSync(library)
    expect(readFileSync(join(library, episode ?? '', 'script.md'), 'utf8')).toBe('Host: The last words.\n')
  })

  test('asks while an episode is being made; what was made is kept', async ({ app, page }) => {
    const id = await newEpisode(page)
    await page.evaluate(async (episode) => {
      const reply = await window.castwright.request('episode.open', { id: episode })
      if (!reply.ok) return
      const lines = Array.from({ length: 4000 }, (_, line) => `Host: This is line ${line} of a long script.`)
      const { digest } = reply.data
      await window.castwright.request('episode.saveScript', { id: episode, digest, text: lines.join('\n') })
      await window.castwright.request('render.start', { id: episode })
    }, id)
    const active = () => page.evaluate(() => window.castwright.request('render.active'))
    await expect.poll(async () => (await active()).ok && JSON.stringify(await active())).toContain('speaking')
    await app.evaluate(({ BrowserWindow, dialog }) => {
      globalThis.asked = []
      dialog.showMessageBox = async (...args: unknown[]) => {
        globalThis.asked.push(args.at(-1))
        return { response: globalThis.asked.length > 1 ? 1 : 0, checkboxChecked: false }
      }
      BrowserWindow.getAllWindows()[0]?.close()
    })
    await expect.poll(() => app.evaluate(() => globalThis.asked.length)).toBe(1)
    expect(await active()).toMatchObject({ ok: true, data: [{ episode: id }] })
    expect(await app.evaluate(() => globalThis.asked[0])).toMatchObject({
      message: 'An episode is being made.',
      buttons: ['Keep Rendering', 'Stop and Close'],
    })
    const end = new Promise((resolve) => {
      app.process().once('exit', resolve)
    })
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    expect(await end).toBe(0)
  })
})

async function newEpisode(page: Page): Promise<string> {
  const reply = await page.evaluate(() =>
    window.castwright.request('library.createEpisode', { title: 'Waves' }),
  )
  if (!reply.ok) throw new Error(reply.message)
  return reply.data
}
