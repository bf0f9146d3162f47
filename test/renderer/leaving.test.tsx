// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeAll, describe, expect, test } from 'vitest'
import { App } from '../../src/renderer/app.tsx'
import { makeFakeBridge } from './fake-bridge.ts'
import { renderPage } from './render-page.tsx'
import { stubPage } from './stub-page.ts'
import { typeScript } from './type-script.ts'

beforeAll(stubPage)

const refuse = { ok: false, code: 'disk-full', message: 'The disk is full.' } as const
const theirs = 'Host: Theirs.\n'
const mine = 'Host: Mine.\n'

/** The whole page with an episode open. */
async function openEpisode() {
  const fake = makeFakeBridge({ episodes: 2, script: 'Host: Hello.\n' })
  const [episode, second] = fake.episodes()
  renderPage(<App />, {}, fake)
  act(() => fake.push('episode.openRequested', { id: episode!.id }))
  await screen.findByRole('textbox', { name: 'Script' })
  const asides = () => fake.asked.filter(({ name }) => name === 'episode.keepConflict')
  return { fake, episode: episode!, second: second!, asides }
}

async function openConflict() {
  const opened = await openEpisode()
  act(() => opened.fake.changeOutside(opened.episode.id, theirs))
  await screen.findByText('This script was changed by another program.')
  act(() => typeScript(mine))
  return opened
}

const goToSettings = () => fireEvent.click(screen.getByRole('button', { name: 'Settings' }))
const isClosed = (fake: ReturnType<typeof makeFakeBridge>) =>
  waitFor(() => expect(fake.asked.some(({ name }) => name === 'episode.close')).toBe(true))

describe('leaving an episode', () => {
  test('with another version on disk keeps what was typed beside the script and names it', async () => {
    const { fake, episode, asides } = await openConflict()
    goToSettings()
    expect(
      await screen.findByText('What you wrote is kept beside the script as script (other version).md.'),
    ).toBeTruthy()
    await screen.findByRole('heading', { name: 'Settings' })
    await isClosed(fake)
    expect(asides()).toEqual([{ name: 'episode.keepConflict', input: { id: episode.id, text: mine } }])
    expect(episode.script).toBe(theirs)
  })

  test('for another file does the same', async () => {
    const { fake, second, asides } = await openConflict()
    act(() => fake.push('episode.openRequested', { id: second.id }))
    expect(await screen.findByRole('heading', { name: second.title })).toBeTruthy()
    expect(asides()).toHaveLength(1)
  })

  test('whose save fails does the same', async () => {
    const { fake, asides } = await openEpisode()
    fake.handlers['episode.saveScript'] = () => refuse
    act(() => typeScript(mine))
    goToSettings()
    expect(await screen.findByText(/kept beside the script as/)).toBeTruthy()
    await isClosed(fake)
    expect(asides()).toHaveLength(1)
  })

  test('when nothing can be kept stays, asks, and loses nothing unless told to', async () => {
    const { fake, episode } = await openEpisode()
    const save = fake.handlers['episode.saveScript']
    fake.handlers['episode.saveScript'] = () => refuse
    fake.handlers['episode.keepConflict'] = () => refuse
    act(() => typeScript(mine))
    goToSettings()
    const dialog = await screen.findByRole('dialog', { name: 'Your last changes cannot be saved' })
    expect(dialog.textContent).toContain('The disk is full. Free some space')
    fireEvent.click(screen.getByRole('button', { name: 'Stay here' }))
    expect(screen.getByRole('textbox', { name: 'Script' }).textContent).toBe('Host: Mine.')
    expect(screen.queryByRole('dialog')).toBeNull()

    fake.handlers['episode.saveScript'] = save
    goToSettings()
    await screen.findByRole('heading', { name: 'Settings' })
    expect(episode.script).toBe(mine)
  })

  test('can be left without the changes', async () => {
    const { fake, episode } = await openEpisode()
    fake.handlers['episode.saveScript'] = () => refuse
    fake.handlers['episode.keepConflict'] = () => refuse
    act(() => typeScript(mine))
    goToSettings()
    fireEvent.click(await screen.findByRole('button', { name: 'Leave without them' }))
    await screen.findByRole('heading', { name: 'Settings' })
    await isClosed(fake)
    expect(episode.script).toBe('Host: Hello.\n')
    expect(screen.queryByText(/not saved/)).toBeNull()
  })

  test('for itself is no leaving', async () => {
    const { fake, episode, asides } = await openConflict()
    act(() => fake.push('episode.openRequested', { id: episode.id }))
    await act(async () => undefined)
    expect(asides()).toEqual([])
    expect(screen.getByRole('textbox', { name: 'Script' }).textContent).toBe('Host: Mine.')
  })

  test('tells main the cast that was just changed', async () => {
    const { episode } = await openEpisode()
    fireEvent.change(await screen.findByRole('slider', { name: 'Pace of Host' }), {
      target: { value: '1.25' },
    })
    goToSettings()
    await screen.findByRole('heading', { name: 'Settings' })
    expect(episode.cast).toEqual({ Host: { pace: 1.25 } })
  })
})

describe.each(['beforeunload', 'pagehide'])('closing the window (%s)', (type) => {
  test('sends the script and the cast within the event', async () => {
    const { fake } = await openEpisode()
    fireEvent.change(await screen.findByRole('slider', { name: 'Pace of Host' }), {
      target: { value: '1.25' },
    })
    act(() => typeScript(mine))
    const before = fake.asked.length
    window.dispatchEvent(new Event(type))
    expect(fake.asked.slice(before).map(({ name }) => name)).toEqual([
      'episode.saveScript',
      'episode.setCast',
    ])
  })

  test('puts what was typed aside while another version is on disk', async () => {
    const { fake, asides } = await openConflict()
    window.dispatchEvent(new Event(type))
    expect(fake.asked.at(-1)?.name).toBe('episode.keepConflict')
    expect(asides()).toHaveLength(1)
  })
})
