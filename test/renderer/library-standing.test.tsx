// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { App } from '../../src/renderer/app.tsx'
import { renderPage } from './render-page.tsx'
import { stubPage } from './stub-page.ts'

beforeAll(stubPage)

const rows = () => within(screen.getByRole('grid', { name: 'Episodes' })).getAllByRole('row')

async function showLibrary(options: Parameters<typeof renderPage>[1]) {
  const page = renderPage(<App />, options)
  await screen.findByRole('grid', { name: 'Episodes' })
  return page
}

test('an episode that is in the queue says how it stands there, with the way to it', async () => {
  const { fake } = await showLibrary({ episodes: 3 })
  const [waiting, stopped, ready] = fake.episodes()
  const trouble = { code: 'key-forbidden', message: 'Google does not allow this key.' } as const
  act(() => {
    const startAfter = Date.now() + 3_600_000
    fake.renders.add(waiting!.id, { state: 'batch', startAfter, engine: 'gemini' })
    fake.renders.add(stopped!.id, { state: 'failed', trouble })
    fake.renders.add(ready!.id, { state: 'paused', library: '/mnt/other' })
  })
  await waitFor(() => expect(rows()[0]?.textContent).toContain('Waiting at Googlehalf price'))
  expect(rows()[1]?.textContent).toMatch(/Stopped.*Google does not allow this key\./)
  expect(rows()[2]?.textContent).toContain('Not finished')
  fireEvent.click(within(rows()[1]!).getByRole('button', { name: /^Stopped: Google does not allow/ }))
  expect(await screen.findByRole('heading', { name: 'Queue' })).toBeTruthy()
  act(() => fake.push('episode.openRequested', { id: stopped!.id }))
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeTruthy()
  expect(screen.getByText(/^Google does not allow this key\./)).toBeTruthy()
})

test('what is ready can be heard from its toast only while its Studio is there', async () => {
  const { fake } = await showLibrary({ episodes: 1, lineTime: 1 })
  const [{ id } = { id: '' }] = fake.episodes()
  act(() => fake.push('episode.openRequested', { id }))
  fireEvent.click(await screen.findByRole('button', { name: /^Generate/ }))
  await screen.findByText('The episode is ready.')
  const messages = within(screen.getByRole('region', { name: 'Messages' }))
  expect(messages.getByRole('button', { name: 'Play' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Back to the library' }))
  await screen.findByRole('grid', { name: 'Episodes' })
  expect(messages.queryByText('The episode is ready.')).toBeNull()
  expect(messages.queryByRole('button', { name: 'Play' })).toBeNull()
})
