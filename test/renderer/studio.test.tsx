// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { StudioScreen } from '../../src/renderer/screens/studio-screen.tsx'
import { ToastRegion } from '../../src/renderer/elements/toast-region.tsx'
import { useStudio } from '../../src/renderer/bridge/studio-context.tsx'
import { makeFakeBridge } from './fake-bridge.ts'
import { renderPage } from './render-page.tsx'
import { stubPage } from './stub-page.ts'
import { typeScript } from './type-script.ts'

beforeAll(stubPage)

const script = '---\nshow: Deep Water\n---\n\nHost: One two three.\nGuest: Four five six.\n'

function Shown({ id }: Readonly<{ id: string }>) {
  const { toasts } = useStudio()
  return (
    <>
      <StudioScreen id={id} onLeave={() => undefined} />
      <ToastRegion toasts={toasts} />
    </>
  )
}

async function openStudio(
  prepare: (fake: ReturnType<typeof makeFakeBridge>, id: string) => void = () => undefined,
) {
  const fake = makeFakeBridge({ episodes: 1, script, lineTime: 1 })
  const id = fake.episodes()[0]!.id
  prepare(fake, id)
  const page = renderPage(<Shown id={id} />, {}, fake)
  await screen.findByRole('heading', { name: 'How sound travels' })
  await screen.findByText('2 lines')
  return { ...page, id }
}

async function slidePace(speaker: string, value: string) {
  const slider = await screen.findByRole('slider', { name: `Pace of ${speaker}` })
  fireEvent.change(slider, { target: { value } })
}

describe('the studio', () => {
  test('says what the button will do, does it, and says that it is done', async () => {
    const { fake } = await openStudio()
    fireEvent.click(await screen.findByRole('button', { name: /^Generate 2 lines · free · \d+ s$/ }))
    expect(await screen.findByText('The episode is ready.')).toBeTruthy()
    expect(await screen.findByRole('button', { name: 'Up to date' })).toBeTruthy()
    expect(fake.asked.filter(({ name }) => name === 'render.start')).toHaveLength(1)
    const slider = await screen.findByRole('slider', { name: 'Place in the episode' })
    expect(slider.getAttribute('aria-valuetext')).toMatch(/^0:00 of 0:0\d$/)
  })

  test('can be stopped', async () => {
    const { fake } = await openStudio()
    fake.handlers['render.start'] = ({ id }) => {
      fake.push('render.progress', {
        job: id,
        episode: id,
        step: 'speaking',
        fraction: 0.5,
        made: 1,
        missing: 2,
        turns: [0],
        left: 12,
      })
      return { ok: true, data: id }
    }
    fireEvent.click(await screen.findByRole('button', { name: /^Generate 2 lines/ }))
    expect(await screen.findByText('1 of 2 lines spoken')).toBeTruthy()
    expect(screen.getByText('12 s left')).toBeTruthy()
    expect(
      screen.getByRole('progressbar', { name: 'Generating the episode' }).getAttribute('aria-valuenow'),
    ).toBe('50')
    fireEvent.click(screen.getByRole('button', { name: 'Stop' }))
    await waitFor(() => expect(fake.asked.at(-1)?.name).toBe('render.cancel'))
  })

  test('a render that fails says why and what to do', async () => {
    const { fake } = await openStudio()
    fake.handlers['render.start'] = () => ({
      ok: false,
      code: 'unspeakable-text',
      message: 'Line 2 cannot be spoken.',
    })
    fireEvent.click(await screen.findByRole('button', { name: /^Generate 2 lines/ }))
    expect(await screen.findByText(/Line 2 cannot be spoken\. Change the line/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy()
  })

  test('an episode that was not finished offers to go on', async () => {
    const { fake } = await openStudio((made, id) => {
      made.episodes().find((episode) => episode.id === id)!.isUnfinished = true
    })
    expect(await screen.findByText(/This episode was not finished/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Go on' }))
    await waitFor(() => expect(fake.asked.some(({ name }) => name === 'render.start')).toBe(true))
    expect(await screen.findByText('The episode is ready.')).toBeTruthy()
    expect(screen.queryByText(/This episode was not finished/)).toBeNull()
  })

  test('shows the cast with who stands in, and tells main another choice', async () => {
    const { fake, id } = await openStudio()
    fireEvent.click(await screen.findByRole('button', { name: /^Voice of Host: Zephyr, Bright$/ }))
    const field = screen.getByRole('combobox', { name: 'Find a voice for Host' })
    fireEvent.change(field, { target: { value: 'scot' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(screen.getByRole('button', { name: /^Voice of Host: Angus, Scottish$/ })).toBe(
      document.activeElement,
    )
    await waitFor(() =>
      expect(fake.asked.find(({ name }) => name === 'episode.setCast')?.input).toEqual({
        id,
        cast: { Host: { voice: 'Angus' } },
      }),
    )
    fireEvent.change(screen.getByRole('slider', { name: 'Pace of Guest' }), { target: { value: '1.25' } })
    await waitFor(() =>
      expect(fake.asked.findLast(({ name }) => name === 'episode.setCast')?.input).toEqual({
        id,
        cast: { Host: { voice: 'Angus' }, Guest: { pace: 1.25 } },
      }),
    )
  })

  test('a script changed by another program asks before anything is lost', async () => {
    const { fake, id } = await openStudio()
    act(() => fake.changeOutside(id, script.replace('Four', 'Forty')))
    expect(await screen.findByText('This script was changed by another program.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Compare' }))
    const dialog = screen.getByRole('dialog', { name: 'Two versions of this script' })
    expect(dialog.textContent).toContain('Only in the other: Guest: Forty five six.')
    fireEvent.click(screen.getByRole('button', { name: 'Take the other' }))
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'Script' }).textContent).toContain('Forty'),
    )
    expect(screen.queryByText('This script was changed by another program.')).toBeNull()
  })

  test('copies left by a synchronising program are named', async () => {
    await openStudio((made, id) => {
      made.episodes().find((episode) => episode.id === id)!.conflicts = ['script (Ada’s laptop).md']
    })
    expect(await screen.findByText(/script \(Ada’s laptop\)\.md/)).toBeTruthy()
  })

  test('the episode in figures, and its file', async () => {
    const { fake } = await openStudio((made, id) => made.makeNow(id))
    fireEvent.click(screen.getByRole('tab', { name: 'Episode' }))
    const panel = screen.getByRole('tabpanel')
    expect(panel.textContent).toContain('Loudness−16.0 LUFS')
    expect(panel.textContent).toContain('Peak−1.4 dBTP')
    fireEvent.click(screen.getByRole('button', { name: 'Export…' }))
    expect(await screen.findByRole('dialog', { name: 'Export' })).toBeTruthy()
    expect(fake.asked.at(-1)?.name).toBe('export.describe')
  })

  test('what was typed is saved when the episode is left', async () => {
    const { fake, id, unmount } = await openStudio()
    act(() => fake.changeOutside(id, 'Host: Theirs.\n'))
    fireEvent.click(await screen.findByRole('button', { name: 'Keep mine' }))
    await waitFor(() => expect(fake.episodes()[0]!.script).toBe(script))
    unmount()
    await waitFor(() => expect(fake.asked.at(-1)).toEqual({ name: 'episode.close', input: { id } }))
  })

  test('the cast survives hiding the inspector, and the next change builds on it', async () => {
    const { fake, id } = await openStudio()
    await slidePace('Host', '1.5')
    fireEvent.click(screen.getByRole('button', { name: 'Hide the inspector' }))
    fireEvent.click(screen.getByRole('button', { name: 'Show the inspector' }))
    await slidePace('Guest', '0.75')
    await waitFor(() =>
      expect(fake.asked.findLast(({ name }) => name === 'episode.setCast')?.input).toEqual({
        id,
        cast: { Host: { pace: 1.5 }, Guest: { pace: 0.75 } },
      }),
    )
  })

  test('the script and the cast are on disk before it is made', async () => {
    const { fake } = await openStudio()
    const button = await screen.findByRole('button', { name: /^Generate 2 lines/ })
    fireEvent.change(screen.getByRole('slider', { name: 'Pace of Guest' }), { target: { value: '1.25' } })
    act(() => typeScript(script.replace('Four', 'Forty')))
    fireEvent.click(button)
    await waitFor(() => expect(fake.asked.some(({ name }) => name === 'render.start')).toBe(true))
    const order = fake.asked.map(({ name }) => name)
    const start = order.indexOf('render.start')
    expect(order.indexOf('episode.saveScript')).toBeLessThan(start)
    expect(order.indexOf('episode.setCast')).toBeLessThan(start)
    expect(order.slice(start).filter((name) => /saveScript|setCast/.test(name))).toEqual([])
    expect(fake.episodes()[0]).toMatchObject({
      script: script.replace('Four', 'Forty'),
      cast: { Guest: { pace: 1.25 } },
    })
  })

  test.each(['episode.saveScript', 'episode.setCast'] as const)(
    'when %s fails nothing is made, and it says why',
    async (name) => {
      const { fake } = await openStudio()
      fake.handlers[name] = () => ({ ok: false, code: 'disk-full', message: 'The disk is full.' })
      const button = await screen.findByRole('button', { name: /^Generate 2 lines/ })
      fireEvent.change(screen.getByRole('slider', { name: 'Pace of Guest' }), { target: { value: '1.25' } })
      act(() => typeScript(script.replace('Four', 'Forty')))
      fireEvent.click(button)
      expect(await screen.findByText(/^Nothing was made: .* The disk is full\. Free some space/)).toBeTruthy()
      expect(fake.asked.filter((asked) => asked.name === 'render.start')).toEqual([])
    },
  )

  test('while another version waits for a choice nothing is made, and it says why', async () => {
    const { fake, id } = await openStudio()
    act(() => fake.changeOutside(id, 'Host: Theirs.\n'))
    await screen.findByText('This script was changed by another program.')
    fireEvent.click(await screen.findByRole('button', { name: /^Generate 2 lines/ }))
    expect(await screen.findByText(/Choose which version to keep, then generate/)).toBeTruthy()
    expect(fake.asked.filter(({ name }) => name === 'render.start')).toEqual([])
  })

  test('what was up to date is not called so after typing, and Ctrl+Enter makes the new line at once', async () => {
    const { fake } = await openStudio((made, id) => made.makeNow(id))
    await screen.findByRole('button', { name: 'Up to date' })
    act(() => typeScript(script.replace('Four', 'Forty')))
    expect(screen.queryByRole('button', { name: 'Up to date' })).toBeNull()
    fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true })
    expect(await screen.findByText('The episode is ready.')).toBeTruthy()
    expect(fake.episodes()[0]!.heard?.[1]).toContain('Forty five six.')
    expect(await screen.findByRole('button', { name: 'Up to date' })).toBeTruthy()
  })

  test('what cannot be saved is not called up to date', async () => {
    const { fake } = await openStudio((made, id) => made.makeNow(id))
    await screen.findByRole('button', { name: 'Up to date' })
    fake.handlers['episode.saveScript'] = () => ({
      ok: false,
      code: 'disk-full',
      message: 'The disk is full.',
    })
    act(() => typeScript(script.replace('Four', 'Forty')))
    expect(await screen.findByRole('button', { name: 'Not saved yet' })).toBeTruthy()
    expect(await screen.findByText(/Your last changes are not saved\. The disk is full\./)).toBeTruthy()
  })

  test('Ctrl+Enter makes nothing again that is up to date', async () => {
    const { fake } = await openStudio((made, id) => made.makeNow(id))
    await screen.findByRole('button', { name: 'Up to date' })
    const plans = () => fake.asked.filter(({ name }) => name === 'episode.plan').length
    const before = plans()
    fireEvent.keyDown(window, { key: 'Enter', ctrlKey: true })
    await waitFor(() => expect(plans()).toBe(before + 1))
    expect(await screen.findByRole('button', { name: 'Up to date' })).toBeTruthy()
    expect(fake.asked.filter(({ name }) => name === 'render.start')).toEqual([])
  })

  test.each(['MacIntel', 'Linux x86_64', 'Win32'])(
    'on %s Ctrl+Space plays while typing',
    async (platform) => {
      const system = vi.spyOn(navigator, 'platform', 'get').mockReturnValue(platform)
      const play = vi.spyOn(HTMLMediaElement.prototype, 'play')
      await openStudio((made, id) => made.makeNow(id))
      await screen.findByRole('button', { name: 'Up to date' })
      const editor = screen.getByRole('textbox', { name: 'Script' })
      fireEvent.keyDown(editor, { key: ' ', metaKey: true })
      expect(play).not.toHaveBeenCalled()
      fireEvent.keyDown(editor, { key: ' ', ctrlKey: true })
      expect(play).toHaveBeenCalledOnce()
      play.mockRestore()
      system.mockRestore()
    },
  )
})
