// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeAll, describe, expect, test } from 'vitest'
import { App } from '../../src/renderer/app.tsx'
import { makeFakeBridge, type FakeOptions } from './fake-bridge.ts'
import { renderPage } from './render-page.tsx'
import { stubPage } from './stub-page.ts'
import { typeScript } from './type-script.ts'

beforeAll(stubPage)

const script = 'Host: One two three.\nGuest: Four five six.\nHost: Seven eight nine.\n'
const key = { kind: 'kept', where: 'keychain', ending: 'x7Qa' } as const
const knows = { engine: 'gemini', knowsTextIsSent: true } as const

async function openStudio(options: FakeOptions = {}) {
  const fake = makeFakeBridge({ episodes: 1, script, lineTime: 1, gemini: { state: { key } }, ...options })
  const { id } = fake.episodes()[0]!
  const page = renderPage(<App />, {}, fake)
  act(() => fake.push('episode.openRequested', { id }))
  await screen.findByText(/^Line 1 of 3/)
  return { ...page, id }
}
const asked = (fake: ReturnType<typeof makeFakeBridge>, wanted: string) =>
  fake.asked.filter(({ name }) => name === wanted).map(({ input }) => input)
const makeButton = () => screen.findByRole('button', { name: /^Generate 3 lines · about \$0\.\d+ · / })
const descriptionOf = (element: HTMLElement) =>
  document.getElementById(element.getAttribute('aria-describedby')!)?.textContent

describe('the engine of an episode', () => {
  test('is switched in the header, and the price follows', async () => {
    const { fake, id } = await openStudio()
    expect(await screen.findByRole('button', { name: /^Generate 3 lines · free · / })).toBeTruthy()
    const engines = within(screen.getByRole('radiogroup', { name: 'Spoken by' }))
    fireEvent.click(engines.getByRole('radio', { name: 'Gemini' }))
    expect(engines.getByRole('radio', { name: 'Gemini' })).toHaveProperty('checked', true)
    expect(descriptionOf(await makeButton())).toMatch(/of speech; .* at today’s pace/)
    expect(asked(fake, 'episode.setEngine')).toEqual([{ id, engine: 'gemini' }])
    fireEvent.click(engines.getByRole('radio', { name: 'Draft · free' }))
    expect(await screen.findByRole('button', { name: /^Generate 3 lines · free · / })).toBeTruthy()
  })

  test('stays as it was when main does not take another, and it says why', async () => {
    const { fake } = await openStudio()
    fake.handlers['episode.setEngine'] = () => ({
      ok: false,
      code: 'disk-full',
      message: 'The disk is full.',
    })
    fireEvent.click(screen.getByRole('radio', { name: 'Gemini' }))
    expect(await screen.findByText(/The disk is full\./)).toBeTruthy()
    await waitFor(() =>
      expect(screen.getByRole('radio', { name: 'Draft · free' })).toHaveProperty('checked', true),
    )
  })

  test('is not switched while it speaks', async () => {
    await openStudio({ settings: knows, lineTime: 100_000 })
    fireEvent.click(await makeButton())
    await screen.findByRole('button', { name: 'Stop' })
    expect(screen.getByRole('radio', { name: 'Draft · free' })).toHaveProperty('disabled', true)
  })
})

describe('before the first text goes to Google', () => {
  test('it is said what is sent; Cancel sends nothing and asks again', async () => {
    const { fake } = await openStudio({ settings: { engine: 'gemini' } })
    fireEvent.click(await makeButton())
    const notice = within(await screen.findByRole('dialog', { name: 'Gemini speaks at Google' }))
    fireEvent.click(notice.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(asked(fake, 'render.start')).toEqual([])
    fireEvent.click(await makeButton())
    fireEvent.click(await screen.findByRole('button', { name: 'Agree and go on' }))
    expect(await screen.findByText('The episode is ready.')).toBeTruthy()
    expect(asked(fake, 'settings.set')).toContainEqual({ knowsTextIsSent: true })
  })

  test('once agreed, it is not asked again', async () => {
    await openStudio({ settings: knows })
    fireEvent.click(await makeButton())
    expect(await screen.findByText('The episode is ready.')).toBeTruthy()
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('draft voices ask nothing', async () => {
    await openStudio()
    fireEvent.click(await screen.findByRole('button', { name: /^Generate 3 lines · free/ }))
    expect(await screen.findByText('The episode is ready.')).toBeTruthy()
  })
})

describe('what stands in the way', () => {
  test('is said beside the button and by it, and a key takes it away', async () => {
    const { fake } = await openStudio({ settings: { engine: 'gemini' }, gemini: {} })
    expect(
      await screen.findByText(/Gemini needs a key, and there is none yet\. Add a key under/),
    ).toBeTruthy()
    const button = await makeButton()
    expect(button.getAttribute('aria-disabled')).toBe('true')
    expect(descriptionOf(button)).toContain('Gemini needs a key, and there is none yet.')
    fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true })
    await waitFor(() =>
      expect(
        screen
          .getAllByRole('status')
          .some(({ textContent }) => textContent === 'Gemini needs a key, and there is none yet.'),
      ).toBe(true),
    )
    expect(asked(fake, 'render.start')).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: 'Add a key…' }))
    const field = await screen.findByLabelText('Gemini key')
    fireEvent.change(field, { target: { value: 'good-key' } })
    fireEvent.submit(field.closest('form')!)
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Add a key…' })).toBeNull())
    expect(screen.queryByRole('dialog')).toBeNull()
    expect((await makeButton()).getAttribute('aria-disabled')).toBeNull()
  })

  test('a keychain that may be open by now is asked by the button, and by nothing before', async () => {
    const { fake } = await openStudio({ settings: knows, gemini: {} })
    const button = await makeButton()
    expect(asked(fake, 'gemini.askKeychain')).toEqual([])
    fake.handlers['gemini.askKeychain'] = () =>
      fake.gemini.set({ key: { kind: 'kept', where: 'keychain', ending: 'wxyz' } })
    fireEvent.click(button)
    expect(await screen.findByText('The episode is ready.')).toBeTruthy()
    expect(asked(fake, 'gemini.askKeychain')).toHaveLength(1)
  })

  test('draft voices are one press away', async () => {
    await openStudio({ settings: { engine: 'gemini' }, gemini: {} })
    fireEvent.click(await screen.findByRole('button', { name: 'Use draft voices' }))
    expect(await screen.findByRole('button', { name: /^Generate 3 lines · free/ })).toBeTruthy()
    expect(screen.queryByText(/Gemini needs a key/)).toBeNull()
  })

  test('a budget that is reached leads to its field', async () => {
    const { fake } = await openStudio({ settings: knows })
    await makeButton()
    const message = 'This episode would pass its budget of $1.00.'
    act(() =>
      fake.push('render.ended', {
        job: '1',
        episode: fake.episodes()[0]!.id,
        outcome: { end: 'failed', code: 'budget-reached', message },
      }),
    )
    fireEvent.click(await screen.findByRole('button', { name: 'Change the budget…' }))
    const field = await screen.findByRole('textbox', { name: 'Budget for an episode, US dollars' })
    await waitFor(() => expect(document.activeElement).toBe(field))
  })
})

describe('while Gemini speaks and after it', () => {
  test('a wait says why and how long', async () => {
    const { fake, id } = await openStudio({ settings: knows })
    const progress = {
      job: '1',
      episode: id,
      step: 'speaking',
      fraction: 0.1,
      made: 1,
      missing: 3,
      turns: [],
    } as const
    const until = new Date(Date.now() + 32_400).toISOString()
    act(() =>
      fake.push('render.progress', {
        ...progress,
        turns: [],
        waiting: { until, message: 'Waiting for Google’s limit.' },
      }),
    )
    // On screen, and said once to those who do not see it.
    await waitFor(() =>
      expect(screen.getAllByText(/^Waiting for Google’s limit: goes on in 3\d s$/)).toHaveLength(2),
    )
    act(() => fake.push('render.progress', { ...progress, turns: [0] }))
    expect(await screen.findByText('1 of 3 lines spoken')).toBeTruthy()
  })

  test('it is said what it cost, and the inspector keeps the sum', async () => {
    const { fake } = await openStudio({ settings: knows })
    let cost = 0.1
    const known = fake.handlers['spending.get']
    fake.handlers['spending.get'] = async (input) => {
      const reply = await known(input)
      if (!reply.ok) return reply
      cost += 0.07
      return { ok: true, data: { ...reply.data, episode: { requests: 3, seconds: 9, cost } } }
    }
    fireEvent.click(await makeButton())
    expect(await screen.findByText('The episode is ready. It cost $0.07.')).toBeTruthy()
    fireEvent.click(screen.getByRole('tab', { name: 'Episode' }))
    expect((await screen.findByText('Cost so far')).parentElement?.textContent).toMatch(
      /\$0\.\d\d · 3 requests$/,
    )
  })

  test('lines that could not be spoken are marked with the reason until they are written anew', async () => {
    const { fake, id } = await openStudio({ settings: knows })
    await makeButton()
    const unspoken = [{ turn: 1, message: 'Google blocked its words.' }]
    const message = '1 line could not be spoken.'
    act(() =>
      fake.push('render.ended', {
        job: '1',
        episode: id,
        outcome: { end: 'failed', code: 'lines-unspoken', message, unspoken },
      }),
    )
    expect(await screen.findByText(/1 line could not be spoken\. Generate again, or reword/)).toBeTruthy()
    const mark = 'Line 2, Guest: could not be spoken. Google blocked its words.'
    expect(await screen.findByRole('button', { name: mark })).toBeTruthy()
    expect(await screen.findByRole('button', { name: '1 thing to look at' })).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Show the line' })).toBeTruthy()
    act(() => typeScript(script.replace('Four', 'Forty')))
    await waitFor(() => expect(screen.queryByRole('button', { name: mark })).toBeNull())
    expect(screen.queryByRole('button', { name: '1 thing to look at' })).toBeNull()
  })
})
