// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { EditorView } from '@codemirror/view'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { App } from '../../src/renderer/app.tsx'
import { episodeRequests } from '../../src/shared/ipc/requests/episode-requests.ts'
import { makeFakeBridge, type FakeOptions } from './fake-bridge.ts'
import { fakeTakeKey, giveTakes, someTakes } from './fake-takes.ts'
import { renderPage } from './render-page.tsx'
import { stubPage } from './stub-page.ts'

beforeAll(stubPage)
afterEach(() => vi.restoreAllMocks())
const played: string[] = []
beforeEach(() => {
  played.length = 0
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(async function (this: HTMLMediaElement) {
    played.push(this.src)
  })
})

const script = 'Host: One two three.\nGuest: Four five six.\nHost: Seven eight nine.\nGuest: Ten.\n'
const key = { kind: 'kept', where: 'keychain', ending: 'x7Qa' } as const
const knows = { engine: 'gemini', knowsTextIsSent: true } as const

async function openStudio(lines = someTakes(), options: FakeOptions = {}) {
  const fake = makeFakeBridge({
    episodes: 1,
    script,
    lineTime: 1,
    settings: knows,
    gemini: { state: { key } },
    ...options,
  })
  const { id } = fake.episodes()[0]!
  fake.makeNow(id)
  giveTakes(fake, id, lines)
  const page = renderPage(<App />, {}, fake)
  act(() => fake.push('episode.openRequested', { id }))
  await screen.findByText(/^Line 1 of 4/)
  await screen.findByRole('button', { name: 'Up to date' })
  return { ...page, id }
}
type Fake = ReturnType<typeof makeFakeBridge>
const decided = (fake: Fake) =>
  fake.asked.flatMap(({ name, input }) =>
    name === 'episode.decide' ? [episodeRequests[name].input.parse(input).decision] : [],
  )
const started = (fake: Fake) => fake.asked.filter(({ name }) => name === 'render.start')
const press = (name: string) => fireEvent.keyDown(document.activeElement!, { key: name })
const selected = () =>
  within(screen.getByRole('listbox', { name: 'Takes to listen to' })).getByRole('option', { selected: true })
    .textContent

function putCaret(text: string) {
  const view = EditorView.findFromDOM(screen.getByRole('textbox', { name: 'Script' }))!
  act(() => view.dispatch({ selection: { anchor: view.state.doc.toString().indexOf(text) } }))
}

async function showTakes(text: string) {
  putCaret(text)
  fireEvent.keyDown(window, { key: 't', ctrlKey: true })
  return within(await screen.findByRole('list', { name: 'Takes' }))
}

describe('the next step', () => {
  test('is to listen while takes are doubtful, then to export', async () => {
    await openStudio({ 1: someTakes()[1]! })
    const exporting = screen.getByRole('button', { name: 'Export…' })
    expect(exporting.className).not.toContain('primary')
    const listen = screen.getByRole('button', { name: 'Listen to 1 take' })
    expect(listen.className).toContain('primary')
    fireEvent.click(listen)
    expect(await screen.findByRole('listbox', { name: 'Takes to listen to' })).toBe(document.activeElement)
    press('a')
    await screen.findByRole('heading', { name: 'All heard' })
    expect(exporting.className).toContain('primary')
    expect(screen.queryByRole('button', { name: /^Listen to/ })).toBeNull()
  })
})

describe('the margin', () => {
  test('says which lines are to be listened to, why, and which are locked', async () => {
    const lines = someTakes()
    await openStudio({ ...lines, 1: { ...lines[1]!, isLocked: true } })
    expect(
      await screen.findByRole('button', {
        name: 'Line 1, Host: made, but listen to it. It is much slower than this voice usually speaks.',
      }),
    ).toBeTruthy()
    const bad = screen.getByRole('button', {
      name: 'Line 2, Guest: made, but it sounds wrong. It was broken off before its end. Locked.',
    })
    expect(bad.querySelectorAll('svg')).toHaveLength(2)
    putCaret('Four')
    expect(await screen.findByText('Line 2 of 4 · Guest · made, but it sounds wrong · locked')).toBeTruthy()
  })

  test('a mark has a menu that leads to the takes of its line', async () => {
    await openStudio()
    putCaret('Ten')
    await screen.findByText(/^Line 4 of 4/)
    // Without a layout every place is that of the first line.
    fireEvent.contextMenu(screen.getByRole('button', { name: /^Line 1, Host/ }))
    fireEvent.click(await screen.findByRole('menuitem', { name: /^Takes of this line/ }))
    expect(await screen.findByText('The words of line 1.')).toBeTruthy()
    expect(screen.getByText(/^Line 1 of 4/)).toBeTruthy()
  })
})

describe('what is to be listened to', () => {
  test('is heard, accepted, locked and made again with single keys, each with its way back', async () => {
    const { fake, id } = await openStudio({ ...someTakes(), 3: { takes: [{ verdict: 'doubtful' }] } })
    fireEvent.keyDown(window, { key: 'F9' })
    const list = await screen.findByRole('listbox', { name: 'Takes to listen to' })
    expect(document.activeElement).toBe(list)
    expect(screen.getByRole('tab', { name: 'Listen · 3' })).toBeTruthy()
    expect(selected()).toContain('Host One two three.')

    press(' ')
    expect(played).toEqual([fake.mediaAddress(fake.episodes()[0]!.audio!.media)])
    press('ArrowDown')
    expect(selected()).toContain('Guest Four five six.It was broken off before its end. It is too short')
    expect(screen.getByText(/^Line 2 of 4/)).toBeTruthy()
    press('ArrowUp')

    press('a')
    expect(selected()).toContain('Guest Four')
    expect(await screen.findByText('Accepted.')).toBeTruthy()
    expect(screen.getByRole('tab', { name: 'Listen · 2' })).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    await screen.findByRole('tab', { name: 'Listen · 3' })

    // L is here no second of the episode.
    press('l')
    expect(await screen.findByText(/^Locked: this take stays/)).toBeTruthy()
    expect(selected()).toContain('Guest Ten.')

    expect(await screen.findByRole('button', { name: /^Make another take · about \$0\.002/ })).toBeTruthy()
    press('r')
    await waitFor(() => expect(started(fake)).toHaveLength(1))
    expect(decided(fake)).toEqual([
      { kind: 'accept', take: fakeTakeKey(0, 1), isAccepted: true },
      { kind: 'accept', take: fakeTakeKey(0, 1), isAccepted: false },
      { kind: 'lock', isLocked: true },
      { kind: 'retake', scope: 'line' },
    ])
    expect(started(fake)[0]?.input).toEqual({ id })
    expect(await screen.findByText('The episode is ready.')).toBeTruthy()
  })

  test('when nothing is left it says so, and keeps the focus', async () => {
    await openStudio({ 1: someTakes()[1]! })
    fireEvent.keyDown(window, { key: 'F9' })
    await screen.findByRole('listbox')
    press('a')
    expect(await screen.findByText('All heard')).toBeTruthy()
    expect(document.activeElement?.textContent).toContain('All heard')
    press('Escape')
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Script' }))
    fireEvent.click(screen.getByRole('tab', { name: 'Cast' }))
    expect(screen.queryByRole('tab', { name: /^Listen/ })).toBeNull()
  })

  test('a locked line is not made again', async () => {
    const { fake } = await openStudio({ 1: { ...someTakes()[1]!, isLocked: true } })
    fireEvent.keyDown(window, { key: 'F9' })
    await screen.findByRole('listbox')
    press('r')
    expect(await screen.findByText(/^This line is locked\./)).toBeTruthy()
    expect(decided(fake)).toEqual([])
  })
})

describe('the takes of a line', () => {
  test('are there with all that is known of them; one is picked, and Undo brings the other back', async () => {
    const { fake } = await openStudio()
    const takes = await showTakes('Seven')
    const items = takes
      .getAllByRole('listitem')
      .filter((item) => within(item).queryByRole('heading') !== null)
    expect(items.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^Take 1.* · 2\.0 s · \$0\.002 · from a passage.*Sounds right.*Use this/),
      expect.stringMatching(/^Take 2in use.* · 3\.0 s · \$0\.002.*Sounds right$/),
      expect.stringMatching(/^Take 3.*Listen to itIt is very quiet\.Use this.*Accept$/),
    ])
    fireEvent.click(takes.getByRole('button', { name: 'Hear take 3' }))
    expect(await takes.findByRole('button', { name: 'Stop take 3' })).toBeTruthy()
    fireEvent.click(takes.getByRole('button', { name: 'Use take 1' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(decided(fake)).toHaveLength(2))
    await waitFor(() => expect(takes.queryByRole('button', { name: 'Use take 2' })).toBeNull())
    expect(takes.getByRole('button', { name: 'Use take 1' })).toBeTruthy()
  })

  test('another is made at once, with all that is new; one that was not made can be unwanted', async () => {
    const { fake } = await openStudio()
    await showTakes('Seven')
    fake.handlers['render.start'] = () => ({ ok: false, code: 'internal', message: 'Not now.' })
    fireEvent.click(screen.getByRole('button', { name: 'Make another take · about $0.002' }))
    expect(await screen.findByText('Another take was asked for and is not made yet.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Make it · about $0.002' })).toBeTruthy()
    putCaret('One')
    expect(
      await screen.findByRole('button', { name: 'Make another take and 1 new line · about $0.004' }),
    ).toBeTruthy()
    putCaret('Seven')
    fireEvent.click(await screen.findByRole('button', { name: 'Not wanted any more' }))
    expect(
      await screen.findByRole('button', { name: 'Make the passage again · 8 lines · about $0.016' }),
    ).toBeTruthy()
    expect(decided(fake)).toEqual([
      { kind: 'retake', scope: 'line' },
      { kind: 'withdraw', scope: 'line' },
    ])
  })

  test('nothing is asked for when nothing may be sent', async () => {
    const { fake } = await openStudio(someTakes(), { settings: { engine: 'gemini' } })
    await showTakes('Seven')
    fireEvent.click(screen.getByRole('button', { name: /^Make another take/ }))
    const notice = within(await screen.findByRole('dialog', { name: 'Gemini speaks at Google' }))
    fireEvent.click(notice.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect([decided(fake), started(fake)]).toEqual([[], []])
  })

  test('a lock is undone to the same take; a note is kept when its field is left', async () => {
    const { fake } = await openStudio({ 2: { ...someTakes()[2]!, isLocked: true } })
    await showTakes('Seven')
    expect(screen.getByText('Unlock the line to have it said once more.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Unlock' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    const note = screen.getByRole('textbox', { name: 'Note' })
    act(() => note.focus())
    fireEvent.change(note, { target: { value: 'Ask her about the laugh.' } })
    fireEvent.blur(note)
    await waitFor(() =>
      expect(decided(fake)).toEqual([
        { kind: 'lock', isLocked: false },
        { kind: 'lock', isLocked: true, take: fakeTakeKey(2, 2) },
        { kind: 'note', note: 'Ask her about the laugh.' },
      ]),
    )
  })
})

test('two takes are compared blind by keyboard; the winner is named and picked, and the focus comes back', async () => {
  const { fake } = await openStudio({ 2: { takes: [{ loudness: -16 }, { loudness: -22 }], chosen: 1 } })
  await showTakes('Seven')
  const compare = screen.getByRole('button', { name: 'Compare blind' })
  compare.focus()
  vi.spyOn(Math, 'random').mockReturnValue(0.6)
  fireEvent.click(compare)
  const dialog = within(await screen.findByRole('dialog', { name: 'Which one is better?' }))
  expect(dialog.getByRole('status').textContent).toBe('1, stopped')
  press(' ')
  press('2')
  expect(dialog.getByRole('status').textContent).toBe('2, playing')
  press('1')
  expect(dialog.getByRole('status').textContent).toBe('1, playing')
  press('Enter')
  expect(await screen.findByRole('dialog', { name: 'It is take 2' })).toBeTruthy()
  expect(decided(fake)).toEqual([])
  fireEvent.click(screen.getByRole('button', { name: 'Done' }))
  expect(await screen.findByText(/^Take 2 is the one/)).toBeTruthy()
  expect(decided(fake)).toEqual([{ kind: 'pick', take: fakeTakeKey(2, 2) }])
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Compare blind' }))
})

test('the draft voices say why there is no other take', async () => {
  const { fake } = await openStudio({ 2: { takes: [{ verdict: 'unchecked', cost: 0 }] } })
  const known = fake.handlers['episode.lineTakes']
  fake.handlers['episode.lineTakes'] = async (input) => {
    const reply = await known(input)
    if (!reply.ok) return reply
    const { retake: _none, ...data } = reply.data
    return { ok: true, data }
  }
  await showTakes('Seven')
  expect(screen.getByText(/^The draft voices say a line the same way every time\./)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Make another take/ })).toBeNull()
})
