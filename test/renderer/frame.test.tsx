// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { showLibrary } from './show-library.tsx'

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
