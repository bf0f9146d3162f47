// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { App } from '../../src/renderer/app.tsx'
import { makeFakeBridge } from './fake-bridge.ts'
import { renderPage } from './render-page.tsx'
import { stubPage } from './stub-page.ts'

const rows = () => within(screen.getByRole('grid', { name: 'Episodes' })).getAllByRole('row')
const titleOf = (row: HTMLElement) => row.querySelector('[class*=title]')?.textContent
const titles = () => rows().map(titleOf)
const chosen = () =>
  rows()
    .filter((row) => row.getAttribute('aria-selected') === 'true')
    .map(titleOf)

const paste = (target: Element, text: string) =>
  fireEvent.paste(target, { clipboardData: { getData: () => text } })

async function showLibrary(options: Parameters<typeof renderPage>[1] = {}) {
  const page = renderPage(<App />, options)
  await screen.findByRole('grid', { name: 'Episodes' })
  return page
}

describe('the library', () => {
  test('lists the episodes with their state in words', async () => {
    await showLibrary({ episodes: 3 })
    expect(titles()).toEqual([
      'How sound travels',
      'What the mud remembers',
      'The lamp that would not go out',
    ])
    expect(rows()[0]?.textContent).toContain('Not made yet')
    expect(rows()[1]?.textContent).toContain('Ready')
    expect(rows()[2]?.textContent).toContain('Not finished')
  })

  test('a row has the picture of its episode or show; one that has gone is drawn like the others', async () => {
    const fake = makeFakeBridge({ episodes: 2 })
    const list = fake.handlers['library.list']
    fake.handlers['library.list'] = async () => {
      const reply = await list(undefined)
      if (!reply.ok) return reply
      const [first, ...others] = reply.data.episodes
      const pictured = first === undefined ? [] : [{ ...first, picture: '0'.repeat(32) }]
      return { ok: true, data: { ...reply.data, episodes: [...pictured, ...others] } }
    }
    renderPage(<App />, {}, fake)
    await screen.findByRole('grid', { name: 'Episodes' })
    const pictures = () => rows().map((row) => row.querySelector('img')?.getAttribute('src') ?? 'drawn')
    expect(pictures()).toEqual([fake.mediaAddress('0'.repeat(32)), 'drawn'])
    fireEvent.error(rows()[0]?.querySelector('img') ?? document.body)
    expect(pictures()).toEqual(['drawn', 'drawn'])
  })

  test('a large library shows its beginning, with room for the rest, which follows by itself', async () => {
    const fake = makeFakeBridge({ episodes: 70 })
    const list = fake.handlers['library.list']
    const whole = Promise.withResolvers<undefined>()
    fake.handlers['library.beginning'] = async () => {
      const reply = await list(undefined)
      if (!reply.ok) return reply
      return { ok: true, data: { ...reply.data, episodes: reply.data.episodes.slice(0, 4), total: 70 } }
    }
    fake.handlers['library.list'] = async () => {
      await whole.promise
      return list(undefined)
    }
    renderPage(<App />, {}, fake)
    const grid = await screen.findByRole('grid', { name: 'Episodes' })
    expect(screen.getByText('70 episodes')).toBeTruthy()
    expect(grid.getAttribute('aria-rowcount')).toBe('70')
    expect(rows()).toHaveLength(4)
    whole.resolve(undefined)
    await waitFor(() => expect(rows().length).toBeGreaterThan(4))
    expect(grid.getAttribute('aria-rowcount')).toBe('70')
  })

  test('finds by title whatever the case and accents, and says when there is nothing', async () => {
    await showLibrary({ episodes: 12 })
    fireEvent.change(screen.getByRole('searchbox', { name: 'Find by title' }), {
      target: { value: 'uber DIE' },
    })
    expect(titles()).toEqual(['Über die Stille'])
    fireEvent.change(screen.getByRole('searchbox', { name: 'Find by title' }), { target: { value: 'zebra' } })
    expect(screen.getByRole('heading', { name: 'Nothing called “zebra”' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Show all episodes' }))
    expect(rows()).toHaveLength(12)
  })

  test('how a render of another episode ended names the episode, and says the same only once', async () => {
    const { fake } = await showLibrary({ episodes: 3, lineTime: 1_000_000 })
    const [{ id, title } = { id: '', title: '' }] = fake.episodes()
    const { id: job } = fake.renders.add(id)
    await screen.findByRole('button', { name: /^Queue.*1/ })
    const outcome = {
      end: 'failed',
      code: 'key-forbidden',
      message: 'Google does not allow this key.',
    } as const
    act(() => fake.push('render.ended', { job, episode: id, outcome }))
    act(() => fake.push('render.ended', { job, episode: id, outcome }))
    const messages = within(screen.getByRole('region', { name: 'Messages' }))
    expect(messages.getAllByText(new RegExp(`^“${title}”: Google does not allow this key`))).toHaveLength(1)
  })

  test('a script that is pasted becomes an episode, unless it is pasted into a field or a dialog is open', async () => {
    stubPage()
    const { fake } = await showLibrary({ episodes: 2 })
    const made = () => fake.asked.filter(({ name }) => name === 'library.createEpisode')
    paste(screen.getByRole('searchbox', { name: 'Find by title' }), 'Host: Hello.')
    paste(document.body, ' \n')
    fireEvent.keyDown(document.body, { key: '?' })
    expect(await screen.findByRole('dialog')).toBeTruthy()
    paste(document.body, 'Host: Hello.')
    fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    expect(made()).toEqual([])
    paste(document.body, 'Host: Hello.')
    await screen.findByRole('textbox', { name: 'Script' })
    expect(made()).toEqual([{ name: 'library.createEpisode', input: { text: 'Host: Hello.' } }])
  })

  test('Ctrl+F goes to the search', async () => {
    await showLibrary({ episodes: 2 })
    fireEvent.keyDown(window, { key: 'f', ctrlKey: true })
    expect(document.activeElement).toBe(screen.getByRole('searchbox', { name: 'Find by title' }))
  })

  test('the order and the view are settings', async () => {
    const { fake } = await showLibrary({ episodes: 4 })
    fireEvent.change(screen.getByRole('combobox', { name: 'Sort by' }), { target: { value: 'title' } })
    await waitFor(() => expect(titles()[0]).toBe('How sound travels'))
    expect(titles()[1]).toBe('Seven questions for a bridge inspector')
    fireEvent.click(screen.getByRole('radio', { name: 'Covers' }))
    expect(await screen.findByRole('gridcell', { name: 'How sound travels' })).toBeTruthy()
    expect(fake.asked.filter(({ name }) => name === 'settings.set').map(({ input }) => input)).toEqual([
      { librarySort: 'title' },
      { libraryView: 'covers' },
    ])
  })

  test('Shift and Ctrl choose several, Delete moves them to the trash, Undo brings them back', async () => {
    await showLibrary({ episodes: 5 })
    const [first, second, third, , fifth] = rows()
    fireEvent.click(first!)
    fireEvent.click(third!, { shiftKey: true })
    expect(chosen()).toEqual([titleOf(first!), titleOf(second!), titleOf(third!)])
    fireEvent.click(fifth!, { ctrlKey: true })
    fireEvent.click(second!, { ctrlKey: true })
    expect(chosen()).toEqual([titleOf(first!), titleOf(third!), titleOf(fifth!)])
    fireEvent.keyDown(first!, { key: 'Delete' })
    expect(await screen.findByText('3 episodes moved to trash.')).toBeTruthy()
    await waitFor(() => expect(rows()).toHaveLength(2))
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(rows()).toHaveLength(5))
  })

  test('F2 renames in place; Escape does not', async () => {
    const { fake } = await showLibrary({ episodes: 1 })
    fireEvent.click(rows()[0]!)
    fireEvent.keyDown(rows()[0]!, { key: 'F2' })
    fireEvent.change(screen.getByRole('textbox', { name: 'Title' }), { target: { value: 'Lost' } })
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Title' }), { key: 'Escape' })
    expect(titles()).toEqual(['How sound travels'])
    fireEvent.keyDown(rows()[0]!, { key: 'F2' })
    fireEvent.change(screen.getByRole('textbox', { name: 'Title' }), { target: { value: ' Found ' } })
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Title' }), { key: 'Enter' })
    await waitFor(() => expect(titles()).toEqual(['Found']))
    expect(fake.asked.filter(({ name }) => name === 'library.rename')).toHaveLength(1)
  })

  test('the context menu does what it says and gives the focus back', async () => {
    const { fake } = await showLibrary({ episodes: 2 })
    fireEvent.contextMenu(rows()[1]!)
    const menu = screen.getByRole('menu', { name: 'Episode actions' })
    expect(
      within(menu)
        .getAllByRole('menuitem')
        .map((item) => item.querySelector('[class*=label]')?.textContent),
    ).toEqual(['Open', 'Rename', 'Duplicate', 'Show in folder', 'Generate', 'Delete'])
    fireEvent.click(within(menu).getByRole('menuitem', { name: 'Duplicate' }))
    await waitFor(() => expect(rows()).toHaveLength(3))
    expect(fake.asked.at(-2)?.name).toBe('library.duplicate')
    expect(screen.queryByRole('menu')).toBeNull()
  })

  test('a thousand episodes put only what is near the window into the page', async () => {
    await showLibrary({ episodes: 1000 })
    expect(screen.getByText('1,000 episodes')).toBeTruthy()
    expect(rows().length).toBeLessThan(60)
  })

  test('a first start offers one sentence and the sample', async () => {
    renderPage(<App />, { episodes: 0 })
    expect(await screen.findByText('Paste a script, press one button, get an episode.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Open the sample' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Open script…' })).toBeTruthy()
    expect(screen.getByRole('region', { name: 'Draft voices now' }).textContent).toContain('Free')
  })

  test('a first start offers studio voices, and leads to the field for the key', async () => {
    renderPage(<App />, { episodes: 0 })
    fireEvent.click(await screen.findByRole('button', { name: 'Add a Gemini key…' }))
    const field = await screen.findByLabelText('Gemini key')
    await waitFor(() => expect(document.activeElement).toBe(field))
  })

  test('where a key is kept already, the first start says so', async () => {
    const key = { kind: 'kept', where: 'keychain', ending: 'x7Qa' } as const
    renderPage(<App />, { episodes: 0, gemini: { state: { key } } })
    expect(await screen.findByText(/the key that ends in …x7Qa/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Hear the voices' }))
    expect(await screen.findByRole('heading', { name: 'Voices', level: 1 })).toBeTruthy()
  })

  test('a library that is not there says why and lets another be chosen', async () => {
    const { fake } = renderPage(<App />, {
      unavailable: { code: 'folder-missing', message: 'The folder /media/usb is not there.' },
    })
    expect(
      await screen.findByText(/The folder \/media\/usb is not there\. Make the folder first/),
    ).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Choose another folder' }))
    await waitFor(() => expect(fake.asked.some(({ name }) => name === 'settings.chooseLibrary')).toBe(true))
  })

  test('an episode that cannot be read is shown with its reason', async () => {
    await showLibrary({
      broken: [{ folder: 'Harbour-9c1e', message: 'Its episode.json ends in the middle.' }],
    })
    const region = screen.getByRole('region', { name: 'Episodes that cannot be read' })
    expect(region.textContent).toContain('1 episode cannot be read')
    expect(region.textContent).toContain('Its episode.json ends in the middle.')
  })

  test('a request that fails says what to do', async () => {
    const { fake } = await showLibrary({ episodes: 1 })
    fake.handlers['library.duplicate'] = () => ({
      ok: false,
      code: 'disk-full',
      message: 'The disk is full.',
    })
    fireEvent.contextMenu(rows()[0]!)
    fireEvent.click(screen.getByRole('menuitem', { name: 'Duplicate' }))
    expect(await screen.findByText(/The disk is full\. Free some space/)).toBeTruthy()
  })

  test('a file dropped on the window is opened', async () => {
    const { container, fake } = await showLibrary({ episodes: 1 })
    const dataTransfer = {
      types: ['Files'],
      files: [new File(['Host: Hello.'], 'hello.md')],
      dropEffect: 'none',
    }
    fireEvent.dragEnter(container.firstElementChild!, { dataTransfer })
    expect(screen.getByText('Drop to open as an episode')).toBeTruthy()
    fake.handlers['episode.open'] = () => ({ ok: false, code: 'episode-broken', message: 'Stopped here.' })
    fireEvent.drop(container.firstElementChild!, { dataTransfer })
    expect(fake.episodes().map(({ title }) => title)).toContain('hello.md')
    expect(await screen.findByRole('heading', { name: 'This episode cannot be opened' })).toBeTruthy()
  })
})

describe('the frame', () => {
  test('? shows every key, and Escape takes the sheet away', async () => {
    await showLibrary({ episodes: 1 })
    fireEvent.keyDown(window, { key: '?' })
    expect(screen.getByRole('dialog', { name: 'Keys' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('? is a character where text is typed', async () => {
    await showLibrary({ episodes: 1 })
    fireEvent.keyDown(screen.getByRole('searchbox'), { key: '?' })
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('the rail shows what works and nothing else', async () => {
    await showLibrary({ episodes: 1 })
    const rail = screen.getByRole('navigation', { name: 'Castwright' })
    expect(
      within(rail)
        .getAllByRole('button')
        .map((button) => button.textContent),
    ).toEqual(['Library', 'Shows', 'Queue', 'Voices', 'Settings', 'Keys'])
  })

  test('the theme and the loudness are settings', async () => {
    const { fake } = await showLibrary({ episodes: 1 })
    fireEvent.click(screen.getByRole('button', { name: 'Settings' }))
    fireEvent.click(await screen.findByRole('radio', { name: 'Dark' }))
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBe('dark'))
    fireEvent.change(screen.getByRole('combobox', { name: 'Loudness' }), { target: { value: '-14' } })
    await waitFor(() =>
      expect(fake.asked.at(-1)?.input ?? fake.asked.at(-2)?.input).toEqual({ loudness: -14 }),
    )
    fireEvent.click(screen.getByRole('radio', { name: 'System' }))
    await waitFor(() => expect(document.documentElement.dataset['theme']).toBeUndefined())
  })
})
