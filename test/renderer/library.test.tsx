// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { App } from '../../src/renderer/app.tsx'
import { makeFakeBridge } from './fake-bridge.ts'
import { renderPage } from './render-page.tsx'
import { rows, showLibrary, titles } from './show-library.tsx'

const pictures = () => rows().map((row) => row.querySelector('img')?.getAttribute('src') ?? 'drawn')

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

  test('a thousand episodes put only what is near the window into the page', async () => {
    await showLibrary({ episodes: 1000 })
    expect(screen.getByText('1,000 episodes')).toBeTruthy()
    expect(rows().length).toBeLessThan(60)
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
})
