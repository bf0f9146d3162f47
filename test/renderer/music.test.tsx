// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { completionStatus, currentCompletions, startCompletion } from '@codemirror/autocomplete'
import { forEachDiagnostic } from '@codemirror/lint'
import { EditorView } from '@codemirror/view'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'
import { App } from '../../src/renderer/app.tsx'
import { makeFakeBridge } from './fake-bridge.ts'
import { renderPage } from './render-page.tsx'
import { stubPage } from './stub-page.ts'

beforeAll(stubPage)
afterEach(() => vi.restoreAllMocks())

async function openStudio(script = 'Host: One two three.\nGuest: Four.\n') {
  const fake = makeFakeBridge({ episodes: 1, script, lineTime: 1 })
  const { id } = fake.episodes()[0]!
  const page = renderPage(<App />, {}, fake)
  act(() => fake.push('episode.openRequested', { id }))
  await screen.findByText(/^Line 1 of/)
  return { ...page, fake, id }
}

async function openMusic(script?: string) {
  const opened = await openStudio(script)
  fireEvent.click(screen.getByRole('tab', { name: 'Episode' }))
  const section = await screen.findByRole('region', { name: 'Music' })
  return { ...opened, section: within(section) }
}
type Fake = ReturnType<typeof makeFakeBridge>
const chosen = (fake: Fake) =>
  fake.asked.flatMap(({ name, input }) => (name === 'music.choose' ? [input] : []))
/** What is underlined in the script, and why. */
const underlined = () => {
  const messages: string[] = []
  const { state } = editor()
  forEachDiagnostic(state, ({ message }, from, to) =>
    messages.push(`${state.sliceDoc(from, to)}: ${message}`),
  )
  return messages
}

const editor = () => EditorView.findFromDOM(screen.getByRole('textbox', { name: 'Script' }))!

test('an intro is chosen, and taken away again', async () => {
  const { fake, id, section } = await openMusic()
  const intro = section.getByRole('combobox', { name: 'Intro' })
  fireEvent.change(intro, { target: { value: 'piece theme' } })
  await waitFor(() => expect(intro).toHaveProperty('value', 'piece theme'))
  fireEvent.change(intro, { target: { value: 'none' } })
  await waitFor(() => expect(intro).toHaveProperty('value', 'none'))
  expect(chosen(fake)).toEqual([
    { id, part: 'intro', name: 'theme' },
    { id, part: 'intro' },
  ])
})

test('a piece is added, renamed, removed and put back; what is no music is told', async () => {
  const { section } = await openMusic()
  const names = () =>
    within(section.getByRole('list', { name: 'Music of this library' }))
      .getAllByRole('listitem')
      .map((item) => item.querySelector('p')?.textContent)
  fireEvent.click(section.getByRole('button', { name: 'Add music…' }))
  await waitFor(() => expect(names()).toEqual(['theme', 'rain on a roof']))
  expect(screen.getByText(/^notes\.txt is no audio file/)).toBeTruthy()

  const more = async (name: string, item: string) => {
    fireEvent.click(section.getByRole('button', { name: `More about ${name}` }))
    fireEvent.click(await screen.findByRole('menuitem', { name: item }))
  }
  await more('theme', 'Rename')
  const field = await section.findByRole('textbox', { name: 'Name' })
  fireEvent.change(field, { target: { value: 'opening' } })
  fireEvent.keyDown(field, { key: 'Enter' })
  await waitFor(() => expect(names()).toEqual(['opening', 'rain on a roof']))

  await more('rain on a roof', 'Remove')
  await waitFor(() => expect(names()).toEqual(['opening']))
  fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(names()).toEqual(['opening', 'rain on a roof']))
})

test('a piece is heard, and stopped', async () => {
  const play = vi.spyOn(HTMLMediaElement.prototype, 'play').mockResolvedValue()
  const pause = vi.spyOn(HTMLMediaElement.prototype, 'pause')
  const { section } = await openMusic()
  fireEvent.click(section.getByRole('button', { name: 'Hear theme' }))
  await waitFor(() => expect(play).toHaveBeenCalledOnce())
  pause.mockClear()
  fireEvent.click(section.getByRole('button', { name: 'Stop theme' }))
  expect(await section.findByRole('button', { name: 'Hear theme' })).toBeTruthy()
  expect(pause).toHaveBeenCalledOnce()
  expect(play).toHaveBeenCalledOnce()
})

test('a name that no music has is underlined in the script, with the name that is meant', async () => {
  await openStudio('Host: One.\n[music: theem, fade 3s]\nHost: Two.\n[music: theme]\n')
  await waitFor(() =>
    expect(underlined()).toEqual([
      'theem: There is no music called “theem”, so it is left out. Is it “theme”?',
    ]),
  )
  expect(screen.getByRole('button', { name: '1 thing to look at' })).toBeTruthy()
})

test('names and options of music are offered while a cue is written', async () => {
  await openStudio('Host: One.\n\n')
  const view = editor()
  const offered = async (text: string) => {
    const from = 'Host: One.\n'.length
    act(() => {
      view.dispatch({
        changes: { from, to: view.state.doc.length, insert: text },
        selection: { anchor: from + text.length },
        userEvent: 'input.type',
      })
      startCompletion(view)
    })
    await waitFor(() => expect(completionStatus(view.state)).toBe('active'))
    return currentCompletions(view.state).map(({ label }) => label)
  }
  expect(await offered('[mus')).toContain('[music: theme]')
  expect(await offered('[music: t')).toEqual(['theme'])
  expect(await offered('[music: theme, f')).toEqual(
    expect.arrayContaining(['fade 3s', 'for 10s', 'from 12s']),
  )
})
