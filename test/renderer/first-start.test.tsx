// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { App } from '../../src/renderer/app.tsx'
import { renderPage } from './render-page.tsx'

describe('the library', () => {
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
})
