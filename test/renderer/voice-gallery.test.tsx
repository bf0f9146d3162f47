// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeAll, describe, expect, test } from 'vitest'
import { App } from '../../src/renderer/app.tsx'
import { makeFakeBridge, type FakeOptions } from './fake-bridge.ts'
import { renderPage } from './render-page.tsx'
import { stubPage } from './stub-page.ts'

beforeAll(stubPage)

const key = { kind: 'kept', where: 'keychain', ending: 'x7Qa' } as const
const gemini = { state: { key }, madePreviews: ['Zephyr', 'Puck', 'Kore'] }
const settings = { knowsTextIsSent: true }

async function showVoices(options: FakeOptions = {}) {
  const page = renderPage(<App />, { episodes: 1, gemini, settings, ...options })
  fireEvent.click(await screen.findByRole('button', { name: 'Voices' }))
  await screen.findByRole('heading', { name: 'Voices', level: 1 })
  await screen.findByRole('tab', { name: 'Gemini' })
  return page
}
const names = () => screen.getAllByRole('heading', { level: 3 }).map(({ textContent }) => textContent)
const previews = (fake: ReturnType<typeof makeFakeBridge>) =>
  fake.asked.filter(({ name }) => name === 'voices.preview').map(({ input }) => input)

async function showLibrary(options: FakeOptions = {}) {
  const page = await showVoices(options)
  fireEvent.click(screen.getByRole('tab', { name: 'Google’s library' }))
  await waitFor(() => expect(names()).toHaveLength(12))
  return page
}

async function openCast(options: FakeOptions = {}) {
  const script = 'Host: One two three.\nGuest: Four five six.\n'
  const fake = makeFakeBridge({
    episodes: 1,
    script,
    gemini,
    settings: { ...settings, engine: 'gemini' },
    ...options,
  })
  const { id } = fake.episodes()[0]!
  renderPage(<App />, {}, fake)
  act(() => fake.push('episode.openRequested', { id }))
  fireEvent.click(await screen.findByRole('button', { name: 'Voice of Guest: Puck, Upbeat' }))
  return { fake, id, field: screen.getByRole('combobox', { name: 'Find a voice for Guest' }) }
}

describe('Gemini’s voices', () => {
  test('play at once where they were made; the others say their price first', async () => {
    const { fake } = await showVoices()
    expect(names()).toHaveLength(30)
    fireEvent.click(screen.getByRole('button', { name: 'Hear Kore' }))
    expect(await screen.findByRole('button', { name: 'Stop Kore' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Generate preview of Leda, about $0.002' }))
    expect(await screen.findByRole('button', { name: 'Stop Leda' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Hear Kore' })).toBeTruthy()
    expect(previews(fake)).toEqual([
      { voice: 'Kore', engine: 'gemini' },
      { voice: 'Leda', engine: 'gemini' },
    ])
    fireEvent.click(screen.getByRole('button', { name: 'Stop Leda' }))
    expect(await screen.findByRole('button', { name: 'Hear Leda' })).toBeTruthy()
    expect(screen.getByText(/^4 of 30 previews are made/)).toBeTruthy()
  })

  test('the first that is sent asks whether text may go to Google', async () => {
    const { fake } = await showVoices({ settings: {} })
    fireEvent.click(screen.getByRole('button', { name: /^Generate preview of Leda/ }))
    const notice = await screen.findByRole('dialog', { name: 'Gemini speaks at Google' })
    fireEvent.click(within(notice).getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(previews(fake)).toEqual([])
  })

  test('why one cannot be heard is said in place', async () => {
    const { fake } = await showVoices()
    fake.handlers['voices.preview'] = () => ({
      ok: false,
      code: 'daily-limit',
      message: 'Today’s requests of this key are used up.',
    })
    fireEvent.click(screen.getByRole('button', { name: /^Generate preview of Leda/ }))
    expect(await screen.findByText(/Today’s requests of this key are used up\./)).toBeTruthy()
    expect(await screen.findByRole('button', { name: /^Generate preview of Leda/ })).toBeTruthy()
  })

  test('are found by name, character and gender', async () => {
    await showVoices()
    fireEvent.change(screen.getByRole('searchbox', { name: 'Find by name or character' }), {
      target: { value: 'firm' },
    })
    expect(names()).toEqual(['Kore', 'Orus', 'Alnilam'])
    fireEvent.click(screen.getByRole('radio', { name: 'Female' }))
    expect(names()).toEqual(['Kore'])
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'zebra' } })
    expect(screen.getByText('No Gemini voice is like that')).toBeTruthy()
  })

  test('are one stop of the Tab key, and the arrow keys go among them', async () => {
    await showVoices()
    const list = screen.getByRole('list', { name: 'Gemini voices' })
    const stops = () =>
      within(list)
        .getAllByRole('button')
        .filter(({ tabIndex }) => tabIndex === 0)
    expect(stops().map(({ textContent }) => textContent)).toEqual(['Hear'])
    act(() => stops()[0]!.focus())
    fireEvent.keyDown(document.activeElement!, { key: 'ArrowRight' })
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Hear Puck' }))
    expect(stops()).toEqual([document.activeElement])
    fireEvent.keyDown(document.activeElement!, { key: 'End' })
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Generate preview of Sulafat/)
    fireEvent.keyDown(document.activeElement!, { key: 'Home' })
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Hear Zephyr' }))
  })

  test('all the rest are made only when that is confirmed, and it can be stopped', async () => {
    const { fake } = await showVoices()
    const made = fake.handlers['voices.preview']
    const answers: (() => void)[] = []
    fake.handlers['voices.preview'] = async (input) => {
      await new Promise<void>((resolve) => answers.push(resolve))
      return made(input)
    }
    fireEvent.click(screen.getByRole('button', { name: 'Generate the rest…' }))
    const question = within(screen.getByRole('dialog', { name: 'Generate 27 previews?' }))
    expect(question.getByText(/as few as ten requests a day/)).toBeTruthy()
    expect(previews(fake)).toEqual([])
    fireEvent.click(question.getByRole('button', { name: 'Generate the rest · 27 requests, about $0.054' }))
    await waitFor(() => expect(answers).toHaveLength(1))
    act(() => answers[0]!())
    expect(await screen.findByText('1 of 27 previews made')).toBeTruthy()
    await waitFor(() => expect(answers).toHaveLength(2))
    fireEvent.click(screen.getByRole('button', { name: 'Stop' }))
    act(() => answers[1]!())
    expect(await screen.findByText(/^5 of 30 previews are made/)).toBeTruthy()
    expect(previews(fake)).toHaveLength(2)
  })

  test('without a key offer to add one, and nothing that would not work', async () => {
    await showVoices({ gemini: {} })
    expect(screen.getByRole('tab', { name: 'Draft · free' }).getAttribute('aria-selected')).toBe('true')
    fireEvent.click(screen.getByRole('tab', { name: 'Gemini' }))
    expect(within(screen.getByRole('list', { name: 'Gemini voices' })).queryAllByRole('button')).toEqual([])
    expect(screen.queryByRole('button', { name: 'Generate the rest…' })).toBeNull()
    fireEvent.click(screen.getByRole('tab', { name: 'Google’s library' }))
    expect(screen.getByText(/can be searched as soon as there is a key/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Add a Gemini key…' }))
    const field = screen.getByLabelText('Gemini key')
    fireEvent.change(field, { target: { value: 'good-key' } })
    fireEvent.submit(field.closest('form')!)
    expect(await screen.findByRole('list', { name: 'Voices of Google’s library' })).toBeTruthy()
  })
})

test('a draft voice says a sentence of one’s own, free', async () => {
  const { fake } = await showVoices()
  fireEvent.click(screen.getByRole('tab', { name: 'Draft · free' }))
  fireEvent.change(screen.getByRole('textbox', { name: 'Sentence to hear' }), {
    target: { value: ' Hello. ' },
  })
  fireEvent.click(screen.getByRole('button', { name: 'Hear Angus' }))
  expect(await screen.findByRole('button', { name: 'Stop Angus' })).toBeTruthy()
  expect(previews(fake)).toEqual([{ voice: 'Angus', engine: 'draft', text: 'Hello.' }])
})

describe('Google’s library', () => {
  test('comes a page at a time', async () => {
    await showLibrary()
    fireEvent.click(screen.getByRole('button', { name: 'Show more' }))
    await waitFor(() => expect(names()).toHaveLength(24))
    fireEvent.click(screen.getByRole('button', { name: 'Show more' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Show more' }))
    await waitFor(() => expect(names()).toHaveLength(40))
    expect(new Set(names()).size).toBe(40)
    expect(screen.queryByRole('button', { name: 'Show more' })).toBeNull()
  })

  test('is searched by words, language and gender', async () => {
    const { fake } = await showLibrary()
    const field = screen.getByRole('searchbox', { name: 'Find in Google’s library' })
    fireEvent.change(field, { target: { value: ' newsreader ' } })
    fireEvent.submit(field.closest('form')!)
    await waitFor(() => expect(names()).toHaveLength(8))
    fireEvent.change(screen.getByRole('combobox', { name: 'Language' }), { target: { value: 'de' } })
    fireEvent.click(screen.getByRole('radio', { name: 'Female' }))
    await waitFor(() =>
      expect(fake.asked.findLast(({ name }) => name === 'voices.search')?.input).toEqual({
        text: 'newsreader',
        language: 'de',
        gender: 'female',
      }),
    )
  })

  test('that cannot be reached says why and tries again; one without such a voice says that', async () => {
    const { fake } = await showVoices()
    const search = fake.handlers['voices.search']
    fake.handlers['voices.search'] = () => ({
      ok: false,
      code: 'no-network',
      message: 'Google cannot be reached.',
    })
    fireEvent.click(screen.getByRole('tab', { name: 'Google’s library' }))
    expect(await screen.findByText(/Google cannot be reached\. Check the connection/)).toBeTruthy()
    fake.handlers['voices.search'] = search
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    await waitFor(() => expect(names()).toHaveLength(12))
    const field = screen.getByRole('searchbox', { name: 'Find in Google’s library' })
    fireEvent.change(field, { target: { value: 'zebra' } })
    fireEvent.submit(field.closest('form')!)
    expect(await screen.findByText('Google has no such voice')).toBeTruthy()
  })
})

describe('from the cast', () => {
  test('the list has the voices of the engine first, and asks before one is paid for', async () => {
    const { fake, field } = await openCast()
    expect(screen.getAllByRole('group').map((group) => group.getAttribute('aria-label'))).toEqual([
      'Gemini voices',
      'Draft voices · a Gemini voice stands in',
    ])
    fireEvent.change(field, { target: { value: 'kore' } })
    fireEvent.keyDown(field, { key: 'ArrowRight' })
    await waitFor(() => expect(previews(fake)).toEqual([{ voice: 'Kore', engine: 'gemini' }]))
    fireEvent.change(field, { target: { value: 'leda' } })
    fireEvent.keyDown(field, { key: 'ArrowRight' })
    const question = within(await screen.findByRole('dialog', { name: 'Hear Leda?' }))
    expect(previews(fake)).toHaveLength(1)
    fireEvent.click(question.getByRole('button', { name: 'Generate this preview · about $0.002' }))
    await waitFor(() => expect(previews(fake).at(-1)).toEqual({ voice: 'Leda', engine: 'gemini' }))
  })

  test('All voices… opens the gallery, and Use gives the speaker the voice', async () => {
    const { fake, id } = await openCast()
    fireEvent.click(screen.getByRole('button', { name: 'All voices…' }))
    const gallery = within(await screen.findByRole('dialog', { name: 'A voice for Guest' }))
    expect(await gallery.findByText('In use')).toBeTruthy()
    fireEvent.click(gallery.getByRole('tab', { name: 'Google’s library' }))
    fireEvent.click(await gallery.findByRole('button', { name: 'Use voices/birch-2 for Guest' }))
    expect(await screen.findByRole('button', { name: 'Voice of Guest: voices/birch-2' })).toBeTruthy()
    expect(screen.queryByRole('dialog')).toBeNull()
    await waitFor(() =>
      expect(fake.asked.find(({ name }) => name === 'episode.setCast')?.input).toEqual({
        id,
        cast: { Guest: { voice: 'voices/birch-2' } },
      }),
    )
  })
})
