// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { App } from '../../src/renderer/app.tsx'
import type { FakeOptions } from './fake-bridge.ts'
import type { GeminiState } from './fake-gemini.ts'
import { renderPage } from './render-page.tsx'

const kept = { kind: 'kept', where: 'keychain', ending: 'x7Qa' } as const

async function showSettings(state: Partial<GeminiState> = {}, options: FakeOptions = {}) {
  const page = renderPage(<App />, { episodes: 1, gemini: { state }, ...options })
  fireEvent.click(await screen.findByRole('button', { name: 'Settings' }))
  const section = await screen.findByRole('region', { name: 'Gemini' })
  await within(section).findByRole('heading', { name: 'Key' })
  return { ...page, section }
}
const inputs = (page: { fake: { asked: { name: string; input: unknown }[] } }, wanted: string) =>
  page.fake.asked.filter(({ name }) => name === wanted).map(({ input }) => input)
const sets = (page: Parameters<typeof inputs>[0]) => inputs(page, 'settings.set')

function paste(key: string) {
  const field = screen.getByLabelText('Gemini key')
  fireEvent.change(field, { target: { value: key } })
  fireEvent.submit(field.closest('form')!)
}

describe('the key', () => {
  test('is pasted into a field that hides it, kept, and then shown by its ending alone', async () => {
    const page = await showSettings()
    const field = screen.getByLabelText('Gemini key')
    expect([field.getAttribute('type'), field.getAttribute('value')]).toEqual(['password', ''])
    paste('  secret-abcd ')
    expect(await screen.findByText(/in the system’s keychain\./)).toBeTruthy()
    expect(page.section.textContent).toContain('Ends in …abcd')
    expect(screen.queryByLabelText('Gemini key')).toBeNull()
    expect(inputs(page, 'gemini.setKey')).toEqual([{ key: 'secret-abcd' }])
    expect(document.body.innerHTML).not.toContain('secret')
  })

  test('that Google refuses stays to be put right, with the reason', async () => {
    await showSettings()
    paste('bad-key')
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toMatch(/Google does not know this key\. Copy the key again/)
    const field = screen.getByLabelText('Gemini key')
    expect(field).toHaveProperty('value', 'bad-key')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(document.getElementById(field.getAttribute('aria-describedby')!)).toBe(alert)
    fireEvent.change(field, { target: { value: 'bad-ke' } })
    expect(screen.queryByRole('alert')).toBeNull()
  })

  test('nothing is sent where nothing was pasted; opening asks the keychain once', async () => {
    const page = await showSettings()
    await waitFor(() => expect(inputs(page, 'gemini.askKeychain')).toHaveLength(1))
    paste('   ')
    await waitFor(() => expect(inputs(page, 'gemini.get')).toHaveLength(1))
    expect(inputs(page, 'gemini.setKey')).toEqual([])
  })

  test('without a keychain is kept for this run only, and it says why', async () => {
    const { section } = await showSettings({
      key: { kind: 'kept', where: 'memory', ending: 'x7Qa' },
      keychainProblem: 'The keychain of this system cannot be used: it is locked.',
    })
    expect(section.textContent).toContain('…x7Qa, kept for this run only. The keychain of this system cannot')
  })

  test('a test that passes does not promise speech', async () => {
    const page = await showSettings({ key: kept })
    fireEvent.click(screen.getByRole('button', { name: 'Test' }))
    expect(await screen.findByText(/Whether it may speak.*shows only when something is spoken/)).toBeTruthy()
    page.fake.handlers['gemini.testKey'] = () => ({
      ok: false,
      code: 'no-network',
      message: 'Google cannot be reached.',
    })
    fireEvent.click(screen.getByRole('button', { name: 'Test' }))
    expect(await screen.findByText(/Google cannot be reached\. Check the connection/)).toBeTruthy()
    expect(screen.queryByText(/Whether it may speak/)).toBeNull()
  })

  test('is replaced by another', async () => {
    const { section } = await showSettings({ key: kept })
    fireEvent.click(screen.getByRole('button', { name: 'Replace…' }))
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText('Gemini key')))
    paste('other-wxyz')
    await waitFor(() => expect(section.textContent).toContain('Ends in …wxyz'))
    expect(screen.queryByLabelText('Gemini key')).toBeNull()
  })

  test('is removed only after a question', async () => {
    const page = await showSettings({ key: kept })
    fireEvent.click(screen.getByRole('button', { name: 'Remove…' }))
    const question = screen.getByRole('dialog', { name: 'Remove the key?' })
    fireEvent.click(within(question).getByRole('button', { name: 'Keep it' }))
    expect(inputs(page, 'gemini.removeKey')).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: 'Remove…' }))
    fireEvent.click(screen.getByRole('button', { name: 'Remove' }))
    expect(await screen.findByLabelText('Gemini key')).toBeTruthy()
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('one that was found elsewhere is offered, taken or declined', async () => {
    const offers = [
      { place: 'GEMINI_API_KEY', ending: 'R2d2' },
      { place: '.env', ending: 'C3po' },
    ] as const
    const page = await showSettings({ offers: [...offers] })
    const env = screen.getByRole('group', { name: 'Key found in the file .env beside the library' })
    expect(env.textContent).toContain('A key ending in …C3po was found in the file .env')
    fireEvent.click(within(env).getByRole('button', { name: 'No, thanks' }))
    await waitFor(() => expect(screen.queryByText(/C3po/)).toBeNull())
    fireEvent.click(screen.getByRole('button', { name: 'Use it' }))
    await waitFor(() => expect(page.section.textContent).toContain('Ends in …R2d2'))
    expect(inputs(page, 'gemini.declineImport')).toEqual([{ place: '.env' }])
    expect(inputs(page, 'gemini.importKey')).toEqual([{ place: 'GEMINI_API_KEY' }])
  })

  test('Get a key opens Google’s page', async () => {
    const page = await showSettings()
    fireEvent.click(screen.getByRole('button', { name: 'Get a key' }))
    await waitFor(() => expect(inputs(page, 'app.openLink')).toEqual([{ link: 'gemini-key' }]))
  })

  test('a change that main tells is shown', async () => {
    const { fake, section } = await showSettings()
    fake.gemini.set({ key: { kind: 'kept', where: 'keychain', ending: 'Push' } })
    await waitFor(() => expect(section.textContent).toContain('Ends in …Push'))
  })

  test('a keychain that does not answer is said, and the rest of the settings is there', async () => {
    const page = renderPage(<App />, { episodes: 1 })
    page.fake.handlers['gemini.get'] = () => ({
      ok: false,
      code: 'keychain-unavailable',
      message: 'The keychain is locked.',
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Settings' }))
    expect(await screen.findByText(/The keychain is locked\. Unlock the keychain/)).toBeTruthy()
    expect(screen.getByRole('combobox', { name: 'Loudness' })).toBeTruthy()
    page.fake.handlers['gemini.get'] = () => ({ ok: true, data: page.fake.gemini.state() })
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByLabelText('Gemini key')).toBeTruthy()
  })
})

describe('what Gemini may cost', () => {
  test('the model and the engine of new episodes are settings; a model that ends says so', async () => {
    const page = await showSettings({ key: kept })
    fireEvent.click(within(page.section).getByRole('radio', { name: 'Gemini' }))
    fireEvent.change(screen.getByRole('combobox', { name: 'Model' }), {
      target: { value: 'gemini-2.5-flash-preview-tts' },
    })
    expect(await screen.findByText(/Google ends this model on 18 December 2026/)).toBeTruthy()
    expect(sets(page)).toEqual([{ engine: 'gemini' }, { geminiModel: 'gemini-2.5-flash-preview-tts' }])
    fireEvent.click(screen.getByRole('button', { name: 'Refresh' }))
    expect(await screen.findByText(/Google’s list,/)).toBeTruthy()
  })

  test('half the price is a setting; how long a batch is waited for shows where there is one', async () => {
    const page = await showSettings({ key: kept })
    const service = screen.getByRole('combobox', { name: 'Speed and price' })
    expect(service).toHaveProperty('value', 'standard')
    expect(screen.queryByRole('combobox', { name: 'Longest wait for a batch' })).toBeNull()
    fireEvent.change(service, { target: { value: 'batch' } })
    const deadline = await screen.findByRole('combobox', { name: 'Longest wait for a batch' })
    expect(deadline).toHaveProperty('value', '24')
    fireEvent.change(deadline, { target: { value: '8' } })
    await waitFor(() => expect(sets(page)).toEqual([{ geminiService: 'batch' }, { geminiDeadline: 8 }]))
  })

  test('a model that Google no longer names is still shown as what is set', async () => {
    await showSettings({}, { settings: { geminiModel: 'gemini-9-tts' } })
    expect(screen.getByRole('combobox', { name: 'Model' })).toHaveProperty('value', 'gemini-9-tts')
    expect(screen.getByText(/gemini-9-tts · not in Google’s list/)).toBeTruthy()
  })

  test('budgets are amounts, or no limit where the field is empty', async () => {
    const page = await showSettings()
    const field = screen.getByRole('textbox', { name: 'Budget for an episode, US dollars' })
    fireEvent.change(field, { target: { value: '2,50' } })
    fireEvent.blur(field)
    await waitFor(() => expect(sets(page)).toEqual([{ budgetPerEpisode: 2.5 }]))
    await waitFor(() => expect(field).toHaveProperty('value', '2.5'))
    fireEvent.change(field, { target: { value: 'lots' } })
    expect(field.getAttribute('aria-invalid')).toBe('true')
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(screen.getByText(/Write an amount in US dollars, such as 2\.50/)).toBeTruthy()
    fireEvent.change(field, { target: { value: '' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(() => expect(sets(page)).toEqual([{ budgetPerEpisode: 2.5 }, { budgetPerEpisode: null }]))
    const day = screen.getByRole('textbox', { name: 'Budget for a day, US dollars' })
    fireEvent.change(day, { target: { value: '10' } })
    fireEvent.keyDown(day, { key: 'Enter' })
    await waitFor(() => expect(sets(page).at(-1)).toEqual({ budgetPerDay: 10 }))
  })

  test('an address that main refuses is said beside the field; an empty one is Google’s own', async () => {
    const page = await showSettings({}, { settings: { geminiAddress: 'https://proxy.example' } })
    page.fake.handlers['settings.set'] = () => ({
      ok: false,
      code: 'address-refused',
      message: 'http://proxy.example is not safe for a key.',
    })
    const field = screen.getByRole('textbox', { name: 'Address in place of Google’s' })
    fireEvent.change(field, { target: { value: 'http://proxy.example' } })
    fireEvent.submit(field.closest('form')!)
    expect((await screen.findByRole('alert')).textContent).toMatch(/not safe.*begins with https:\/\//)
    fireEvent.click(screen.getByRole('button', { name: 'Google’s own' }))
    await waitFor(() => expect(sets(page).at(-1)).toEqual({ geminiAddress: null }))
  })

  test('what was spent, in all, by model and by day', async () => {
    await showSettings()
    expect((await screen.findByText('In all')).parentElement?.textContent).toBe(
      'In all$0.9361 requests · 52 min',
    )
    const detail = within(screen.getByRole('group', { name: 'Spending in detail' }))
    expect(detail.getByRole('rowheader', { name: 'gemini-3.8-flash-lite-tts' })).toBeTruthy()
    fireEvent.click(screen.getByRole('radio', { name: 'By day' }))
    expect(screen.getByRole('columnheader', { name: 'Day' })).toBeTruthy()
  })

  test('prices show their date, are edited, checked, and put back with a way to undo', async () => {
    const page = await showSettings()
    const table = await screen.findByRole('table', { name: 'Prices' })
    expect(within(table).getAllByRole('row')).toHaveLength(6)
    expect(screen.getByText(/Google’s, as of .*2026/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Edit…' }))
    const field = screen.getByRole('textbox', { name: 'Audio out, row 1' })
    fireEvent.change(field, { target: { value: 'cheap' } })
    const dialog = within(screen.getByRole('dialog', { name: 'Prices' }))
    fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByText('Write US dollars, from 0 to 10,000.')).toBeTruthy()
    fireEvent.change(field, { target: { value: '8' } })
    for (const row of [5, 4, 3, 2]) fireEvent.click(screen.getByRole('button', { name: `Remove row ${row}` }))
    fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const rows = [{ model: 'gemini-3.8-flash-tts', textIn: 0.5, audioOut: 8 }]
    expect(inputs(page, 'gemini.setPrices')).toEqual([{ rows }])
    fireEvent.click(await screen.findByRole('button', { name: 'Restore' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(inputs(page, 'gemini.setPrices').slice(1)).toEqual([{ rows: null }, { rows }]))
  })

  test('a day that is used up says when it goes on; one that has passed says nothing', async () => {
    const hour = 60 * 60 * 1000
    const { section, fake } = await showSettings({ stoppedUntil: new Date(Date.now() + hour).toISOString() })
    expect(section.textContent).toMatch(/Today’s requests .* are used up\. Gemini goes on (tomorrow )?at /)
    fake.gemini.set({ stoppedUntil: new Date(Date.now() - hour).toISOString() })
    await waitFor(() => expect(section.textContent).not.toContain('used up'))
  })
})
