// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { App } from '../../src/renderer/app.tsx'
import type { FakeOptions } from './fake-bridge.ts'
import { aShow } from './fake-shows.ts'
import { renderPage } from './render-page.tsx'
import { stubPage } from './stub-page.ts'

beforeAll(stubPage)

const host = { Host: { voice: 'Zephyr' } }

async function openShows(options: FakeOptions = {}) {
  const page = renderPage(<App />, { episodes: 3, ...options })
  fireEvent.click(await screen.findByRole('button', { name: 'Shows' }))
  return page
}

async function openShow(options: FakeOptions = {}) {
  const page = await openShows({ shows: [aShow({ cast: host })], ...options })
  fireEvent.click(await screen.findByRole('button', { name: /^Deep Water/ }))
  await screen.findByRole('heading', { level: 1, name: 'Deep Water' })
  return page
}

const changesOf = (page: Awaited<ReturnType<typeof openShow>>) =>
  page.fake.asked.filter(({ name }) => name === 'shows.change').map(({ input }) => input)
const apple = () =>
  within(screen.getByRole('heading', { name: 'Apple Podcasts' }).closest('li') ?? document.body)
const pace = () => screen.getByRole('slider', { name: 'Pace of Host' })
const dialog = () => within(screen.getByRole('dialog'))
const leave = (field: HTMLElement) => fireEvent.blur(field)

test('a library without shows says what one is, and makes the first', async () => {
  const { fake } = await openShows()
  await screen.findByRole('heading', { name: 'A show keeps what its episodes share' })
  fireEvent.click(screen.getByRole('button', { name: 'New show…' }))
  const title = await screen.findByRole('textbox', { name: 'Title of the show' })
  fireEvent.change(title, { target: { value: '  Tea Time ' } })
  fireEvent.keyDown(title, { key: 'Enter' })
  expect(await screen.findByRole('heading', { level: 1, name: 'Tea Time' })).toBeTruthy()
  expect(fake.shows().map((show) => show.title)).toEqual(['Tea Time'])
})

test('a title that is taken is refused beside the field', async () => {
  await openShows({ shows: [aShow()] })
  fireEvent.click(await screen.findByRole('button', { name: 'New show…' }))
  const title = await screen.findByRole('textbox', { name: 'Title of the show' })
  fireEvent.change(title, { target: { value: 'Deep Water' } })
  fireEvent.click(screen.getByRole('button', { name: 'Make the show' }))
  expect((await screen.findByRole('alert')).textContent).toContain(
    'There is a show called Deep Water already.',
  )
})

test('a field saves itself when it is left, once, and Escape puts back what was there', async () => {
  const page = await openShow()
  const author = screen.getByRole('textbox', { name: 'Author' })
  fireEvent.change(author, { target: { value: 'Ada ' } })
  expect(changesOf(page)).toEqual([])
  leave(author)
  leave(author)
  const id = page.fake.shows()[0]?.id
  await waitFor(() => expect(changesOf(page)).toEqual([{ id, changes: { author: 'Ada' } }]))
  fireEvent.change(author, { target: { value: 'Somebody else' } })
  fireEvent.keyDown(author, { key: 'Escape' })
  leave(author)
  await waitFor(() => expect(author).toHaveProperty('value', 'Ada'))
  expect(changesOf(page)).toHaveLength(1)
})

test('what is typed when the page is left is saved, too', async () => {
  const page = await openShow()
  fireEvent.change(screen.getByRole('textbox', { name: 'Author' }), { target: { value: 'Ada' } })
  fireEvent.click(screen.getByRole('button', { name: 'All shows' }))
  await waitFor(() => expect(page.fake.shows()[0]?.author).toBe('Ada'))
})

test('a change that is heard in episodes says how much it touches before it is saved', async () => {
  const page = await openShow()
  const style = screen.getByRole('textbox', { name: 'Style of Host' })
  fireEvent.change(style, { target: { value: 'dry' } })
  leave(style)
  const notice = await screen.findByText(/This makes \d+ lines in \d episodes? new/)
  expect(changesOf(page)).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: 'Leave as it was' }))
  await waitFor(() => expect(notice.isConnected).toBe(false))
  expect(style).toHaveProperty('value', '')
  fireEvent.change(style, { target: { value: 'warm' } })
  leave(style)
  fireEvent.click(await screen.findByRole('button', { name: 'Change' }))
  await waitFor(() =>
    expect(page.fake.shows()[0]?.cast).toEqual({ Host: { voice: 'Zephyr', style: 'warm' } }),
  )
})

test('a speaker is added with a voice nobody has, and comes back when removing is undone', async () => {
  const page = await openShow({ episodes: 0 })
  const name = screen.getByRole('textbox', { name: 'Name of a speaker' })
  fireEvent.change(name, { target: { value: 'Guest' } })
  fireEvent.keyDown(name, { key: 'Enter' })
  await waitFor(() => expect(Object.keys(page.fake.shows()[0]?.cast ?? {})).toEqual(['Host', 'Guest']))
  const before = page.fake.shows()[0]?.cast
  expect(before?.['Guest']?.voice).not.toBe('Zephyr')
  fireEvent.click(await screen.findByRole('button', { name: 'Remove Guest' }))
  await waitFor(() => expect(page.fake.shows()[0]?.cast).toEqual(host))
  fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(page.fake.shows()[0]?.cast).toEqual(before))
})

test('a show that is deleted leaves its episodes and comes back', async () => {
  const page = await openShow()
  fireEvent.click(screen.getByRole('button', { name: 'Delete this show' }))
  await screen.findByText('Deep Water moved to trash. Its episodes stay.')
  expect(page.fake.shows()).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  expect(await screen.findByRole('button', { name: /^Deep Water/ })).toBeTruthy()
})

test('the spoken disclosure is a line like any other; the checklist tells what is set', async () => {
  const page = await openShow({ episodes: 0 })
  expect(apple().getByText('spoken line: not set')).toBeTruthy()
  fireEvent.click(screen.getByRole('checkbox', { name: /Say it at the end/ }))
  await waitFor(() => expect(page.fake.shows()[0]?.disclosure.spoken).toContain('artificial'))
  expect(await apple().findByText('spoken line: set')).toBeTruthy()
})

test('in the Studio a voice of the show is said to be its, can be overridden, shared and set back', async () => {
  const page = renderPage(<App />, { episodes: 3, shows: [aShow({ cast: host })] })
  fireEvent.doubleClick(await screen.findByText('How sound travels'))
  await screen.findByText('from Deep Water')
  fireEvent.change(pace(), { target: { value: '1.2' } })
  fireEvent.click(await screen.findByRole('button', { name: 'Set back' }))
  await waitFor(() => expect(pace()).toHaveProperty('value', '1'))
  fireEvent.change(pace(), { target: { value: '1.3' } })
  fireEvent.click(await screen.findByRole('button', { name: 'Use for the whole show' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Use for Deep Water' }))
  await waitFor(() => expect(page.fake.shows()[0]?.cast).toEqual({ Host: { voice: 'Zephyr', pace: 1.3 } }))
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Set back' })).toBeNull())
  expect(pace()).toHaveProperty('value', '1.3')
  expect(page.fake.episodes()[0]?.cast).toEqual({})
})

test('a script that names an unknown show offers to make it; the line that a show adds is there to be seen', async () => {
  const page = renderPage(<App />, { episodes: 1 })
  const plan = page.fake.handlers['episode.plan']
  page.fake.handlers['episode.plan'] = async (input) => {
    const reply = await plan(input)
    if (!reply.ok || page.fake.shows().length === 0) return reply
    const ending = { speaker: 'Host', text: 'These voices are artificial.', state: 'new' as const }
    return { ok: true, data: { ...reply.data, ending } }
  }
  fireEvent.doubleClick(await screen.findByText('How sound travels'))
  await screen.findByText('There is no show called Deep Water yet.')
  fireEvent.click(screen.getByRole('button', { name: 'Make it…' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Make the show' }))
  await screen.findByRole('heading', { level: 1, name: 'Deep Water' })
  fireEvent.click(screen.getByRole('button', { name: /How sound travels/ }))
  expect((await screen.findByText(/The show ends it:/)).textContent).toContain('These voices are artificial.')
})

test('shows that cannot be read are told with the reason, and one with a copy is restored from it', async () => {
  const copy = '2026-11-03T10:00:00.000Z'
  const { fake } = await openShows({
    brokenShows: [
      { folder: 'Tea-1a2b3c4d', message: 'It was written by a newer Castwright.' },
      { folder: 'Deep Water-33333333', title: 'The Deep', message: 'It ends in the middle.', copy },
    ],
  })
  expect((await screen.findByText(/Tea-1a2b3c4d cannot be shown/)).textContent).toContain('newer Castwright')
  await screen.findByText(
    /^The Deep, in the folder Deep Water-33333333, cannot be shown.*It ends in the middle/,
  )
  fireEvent.click(screen.getAllByRole('button', { name: 'Show in folder' })[1] ?? document.body)
  expect(fake.asked.at(-1)).toEqual({ name: 'shows.revealBroken', input: { folder: 'Deep Water-33333333' } })
  fireEvent.click(screen.getByRole('button', { name: 'Restore it from the copy' }))
  await waitFor(() => expect(screen.queryByText(/^The Deep, in the folder/)).toBeNull())
})

test('a show is published into a folder that a dialog gave; what directories would refuse is said with the way out', async () => {
  const aStayed = { id: 'x', title: 'Bells', reason: 'The folder Bells has no episode.json.' }
  const { fake } = await openShow({ stayed: [aStayed] })
  const id = fake.shows()[0]?.id ?? ''
  const stays = () =>
    within(dialog().getByRole('list', { name: 'Stays as it was published' }))
      .getAllByRole('listitem')
      .map((item) => item.textContent)
  fireEvent.click(screen.getByText('Publish…'))
  await dialog().findByText(/will hold 1 episode; not generated yet, and left out: How sound travels/)
  const start = () => dialog().getByRole('button', { name: 'Publish' })
  expect(start()).toHaveProperty('disabled', true)
  fireEvent.click(dialog().getByText('Choose…'))
  await dialog().findByText('/home/ada/Sites/deep-water')
  await dialog().findByText(/will hold 2 episodes/)
  expect(stays()).toEqual(['Bells The folder Bells has no episode.json.'])
  const address = dialog().getByLabelText('Its address on the web')
  fireEvent.change(address, { target: { value: 'ftp://example.com' } })
  expect(dialog().queryByText(/It stands in every link/)).toBeNull()
  fireEvent.change(address, { target: { value: 'https://example.com/deep' } })
  fireEvent.click(start())
  await screen.findByText('Stop')
  const asked = fake.asked.find(({ name }) => name === 'publish.start')
  expect(asked?.input).toEqual({ id, address: 'https://example.com/deep' })
  const job = '55555555-5555-4555-8555-555555555555'
  fake.push('publish.ended', {
    job,
    show: id,
    outcome: {
      end: 'finished',
      folder: '/home/ada/Sites/deep-water',
      feed: 'https://example.com/deep/feed.xml',
      episodes: 2,
      written: 9,
      removed: 0,
      left: [],
      unfinished: [],
      stayed: [aStayed],
      leftOut: [{ id: 'y', title: 'Whales', reason: 'whale.png is empty.' }],
      findings: [
        {
          rule: 'email',
          level: 'refused',
          message: 'The show has no e-mail.',
          wayOut: 'Write one on its page.',
        },
      ],
    },
  })
  await screen.findByText('Published, but not ready for directories')
  expect(dialog().getByText(/The show has no e-mail. Write one on its page./).textContent).toContain(
    'refused',
  )
  expect(stays()).toEqual(['Bells The folder Bells has no episode.json.'])
  expect(dialog().getByRole('list', { name: 'Left out' }).textContent).toBe('Whales whale.png is empty.')
  fireEvent.click(dialog().getByText('Show in folder'))
  expect(fake.asked.at(-1)).toEqual({ name: 'publish.reveal', input: { job } })
})
