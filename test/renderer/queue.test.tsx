// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, test } from 'vitest'
import { App } from '../../src/renderer/app.tsx'
import { QueueScreen } from '../../src/renderer/queue/queue-screen.tsx'
import { makeFakeBridge } from './fake-bridge.ts'
import { renderPage } from './render-page.tsx'
import { stubPage } from './stub-page.ts'

beforeEach(() => stubPage())

const rows = () =>
  within(screen.getByRole('list', { name: 'Episodes in the queue' })).getAllByRole('listitem')
const titles = () => rows().map((row) => within(row).getAllByRole('button')[0]?.textContent)

async function choose(item: RegExp) {
  fireEvent.click(await screen.findByRole('button', { name: /^When to start/ }))
  fireEvent.click(screen.getByRole('menuitem', { name: item }))
}

/** The queue with the first of so many episodes running and the others after it. */
function showQueue(count: number) {
  const fake = makeFakeBridge({ episodes: count, lineTime: 1_000_000 })
  for (const { id } of fake.episodes()) fake.renders.add(id)
  const page = renderPage(<QueueScreen />, {}, fake)
  return { ...page, jobs: () => fake.renders.jobs() }
}

describe('the queue', () => {
  test('shows each job with its state, its price and its progress, and says when there is none', async () => {
    const { fake } = showQueue(2)
    await screen.findByRole('list', { name: 'Episodes in the queue' })
    const [first, second] = rows()
    expect(first?.textContent).toMatch(/Generating.*Draft/)
    expect(within(rows()[0] ?? document.body).getByRole('progressbar').ariaValueNow ?? '0').toBe('0')
    expect(second?.textContent).toMatch(/Waiting.*It waits for its turn\..*about .*free/)
    fake.handlers['queue.get'] = () => ({ ok: true, data: { isRead: true, jobs: [] } })
    act(() => fake.push('queue.changed', { isRead: true, jobs: [] }))
    expect(await screen.findByText('Nothing is being made')).toBeTruthy()
  })

  test('what Google makes in a batch says until when, and that nobody waits for it', async () => {
    const fake = makeFakeBridge({ episodes: 1 })
    const [{ id } = { id: '' }] = fake.episodes()
    const until = Date.now() + 3_600_000
    fake.renders.add(id, { state: 'batch', startAfter: until, engine: 'gemini' })
    renderPage(<QueueScreen />, {}, fake)
    await screen.findByRole('list', { name: 'Episodes in the queue' })
    const said = rows()[0]?.textContent
    expect(said).toMatch(/Waiting at Google.*Gemini/)
    expect(said).toMatch(
      /for half the price, .*at \S+.* at the latest\. It goes on by itself; the others need not wait\./,
    )
    expect(screen.getByRole('button', { name: /^When to start/ })).toHaveProperty('disabled', true)
    expect(screen.getByRole('button', { name: /^Pause (?!all)/ })).toBeTruthy()
  })

  test('every job can be moved, by key as well, and what is moved keeps the focus', async () => {
    const { studio } = showQueue(3)
    await screen.findByRole('list', { name: 'Episodes in the queue' })
    const [a, b, c] = titles()
    fireEvent.click(screen.getByRole('button', { name: `Move ${c} up` }))
    await waitFor(() => expect(titles()).toEqual([a, c, b]))
    expect(studio.announcer.get()).toBe(`${c} is at place 2 of 3.`)
    const down = screen.getByRole('button', { name: `Move ${a} down` })
    act(() => down.focus())
    fireEvent.keyDown(down, { key: 'ArrowDown', altKey: true })
    await waitFor(() => expect(titles()).toEqual([c, a, b]))
    fireEvent.keyDown(down, { key: 'ArrowDown', altKey: true })
    await waitFor(() => expect(titles()).toEqual([c, b, a]))
    expect(rows()[2]?.contains(document.activeElement)).toBe(true)
    expect(screen.getByRole('button', { name: `Move ${c} up` })).toHaveProperty('disabled', true)
  })

  test('taking a job out can be undone: it is at its place again', async () => {
    const { studio } = showQueue(3)
    await screen.findByRole('list', { name: 'Episodes in the queue' })
    const before = titles()
    fireEvent.click(screen.getByRole('button', { name: `Take ${before[1]} out of the queue` }))
    await waitFor(() => expect(titles()).toEqual([before[0], before[2]]))
    await waitFor(() => expect(studio.toasts.get().at(-1)?.action?.label).toBe('Undo'))
    act(() => studio.toasts.get().at(-1)?.action?.onChoose())
    await waitFor(() => expect(titles()).toEqual(before))
  })

  test('what was cut off and is paid is offered with its price, one click for all', async () => {
    const fake = makeFakeBridge({ episodes: 2, settings: { engine: 'gemini', knowsTextIsSent: true } })
    for (const { id } of fake.episodes()) fake.renders.add(id, { state: 'offered' })
    renderPage(<QueueScreen />, {}, fake)
    fireEvent.click(await screen.findByRole('button', { name: /^Go on · about \$0\.\d+/ }))
    await waitFor(() => expect(fake.renders.jobs().map(({ state }) => state)).toEqual(['running', 'waiting']))
    fireEvent.click(screen.getByRole('button', { name: 'Pause all' }))
    await waitFor(() => expect(fake.renders.jobs().map(({ state }) => state)).toEqual(['paused', 'paused']))
  })

  test('a job can wait for the night, for Gemini’s next day, or for a time of one’s own', async () => {
    const fake = makeFakeBridge({ episodes: 1, settings: { engine: 'gemini' } })
    const [episode] = fake.episodes()
    fake.renders.add(episode?.id ?? '', { state: 'paused' })
    renderPage(<QueueScreen />, {}, fake)
    const start = () => fake.renders.jobs()[0]?.startAfter ?? 0
    await choose(/^Tonight at/)
    await waitFor(() => expect(new Date(start()).getHours()).toBe(1))
    await choose(/^When Gemini’s day renews/)
    const losAngeles = { timeZone: 'America/Los_Angeles', hour: 'numeric', hourCycle: 'h23' } as const
    await waitFor(() =>
      expect(new Intl.DateTimeFormat('en', losAngeles).format(new Date(start()))).toMatch(/^0/),
    )
    await choose(/^At a time of your own/)
    const field = await screen.findByLabelText(/may start$/)
    fireEvent.change(field, { target: { value: '2030-05-01T06:30' } })
    fireEvent.click(screen.getByRole('button', { name: 'Start then' }))
    await waitFor(() => expect(start()).toBe(new Date(2030, 4, 1, 6, 30).getTime()))
    await choose(/^As soon as/)
    await waitFor(() => expect(start()).toBe(0))
  })

  test('a job that failed says why and can be tried again; one of another library names its folder', async () => {
    const fake = makeFakeBridge({ episodes: 2 })
    const [one, two] = fake.episodes()
    fake.renders.add(one?.id ?? '', {
      state: 'failed',
      trouble: { code: 'disk-full', message: 'The disk is full.' },
    })
    fake.renders.add(two?.id ?? '', { library: '/media/usb/Shows' })
    renderPage(<QueueScreen />, {}, fake)
    expect(await screen.findByText(/^The disk is full\. Free some space/)).toBeTruthy()
    expect(screen.getByText('Waits until its library is opened: /media/usb/Shows')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: /^Try .* again$/ }))
    await waitFor(() => expect(fake.renders.jobs()[0]?.state).toBe('running'))
  })

  test('a queue that is not read yet, or cannot be, says so', async () => {
    const fake = makeFakeBridge()
    fake.handlers['queue.get'] = () => ({ ok: true, data: { isRead: false, jobs: [] } })
    const { unmount } = renderPage(<QueueScreen />, {}, fake)
    expect(await screen.findByRole('status', { name: 'Reading the queue' })).toBeTruthy()
    unmount()
    fake.handlers['queue.get'] = () => ({ ok: false, code: 'internal', message: 'It did not answer.' })
    renderPage(<QueueScreen />, {}, fake)
    expect(await screen.findByText('The queue cannot be shown')).toBeTruthy()
  })
})

describe('from elsewhere', () => {
  test('chosen episodes of the library are put in line; Gemini’s price is asked about first, added up', async () => {
    const { fake, studio } = renderPage(<App />, {
      episodes: 3,
      settings: { engine: 'gemini', knowsTextIsSent: true },
      gemini: { state: { key: { kind: 'kept', where: 'keychain', ending: 'x7Qa' } } },
      lineTime: 1_000_000,
    })
    const grid = await screen.findByRole('grid', { name: 'Episodes' })
    fireEvent.keyDown(grid, { key: 'a', ctrlKey: true })
    fireEvent.keyDown(grid, { key: 'Enter', ctrlKey: true })
    const question = await screen.findByRole('dialog', { name: 'Generate 3 episodes?' })
    expect(fake.renders.jobs()).toEqual([])
    fireEvent.click(within(question).getByRole('button', { name: /^Generate · about \$0\.\d+/ }))
    await waitFor(() => expect(fake.renders.jobs()).toHaveLength(3))
    await waitFor(() => expect(studio.toasts.get().at(-1)?.message).toBe('3 episodes are in the queue.'))
    expect((await screen.findByRole('button', { name: /^Queue/ })).textContent).toBe('Queue3')
  })
})
