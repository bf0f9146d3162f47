// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { parseScript } from '../../src/core/script/parse-script.ts'
import { mapScript } from '../../src/renderer/editor/script-map.ts'
import type { ParseQuestion } from '../../src/renderer/editor/parse-worker.ts'
import { StudioScreen } from '../../src/renderer/screens/studio-screen.tsx'
import { ToastRegion } from '../../src/renderer/elements/toast-region.tsx'
import { useStudio } from '../../src/renderer/bridge/studio-context.tsx'
import { makeFakeBridge } from './fake-bridge.ts'
import { renderPage } from './render-page.tsx'

/** The parser, on the page's own thread: there are no workers here. */
class PageWorker extends EventTarget {
  postMessage({ version, text }: ParseQuestion) {
    const data = { version, map: mapScript(parseScript(text)) }
    queueMicrotask(() => this.dispatchEvent(new MessageEvent('message', { data })))
  }
  terminate() {}
}

beforeAll(() => {
  vi.stubGlobal('Worker', PageWorker)
  // There is no sound and no drawing here either.
  HTMLMediaElement.prototype.pause = () => undefined
  HTMLMediaElement.prototype.load = () => undefined
  HTMLMediaElement.prototype.play = async () => undefined
  HTMLCanvasElement.prototype.getContext = () => null
})

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

describe('the studio', () => {
  test('says what the button will do, does it, and says that it is done', async () => {
    const { fake } = await openStudio()
    fireEvent.click(await screen.findByRole('button', { name: /^Make 2 lines · free · \d+ s$/ }))
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
    fireEvent.click(await screen.findByRole('button', { name: /^Make 2 lines/ }))
    expect(await screen.findByText('1 of 2 lines spoken')).toBeTruthy()
    expect(screen.getByText('12 s left')).toBeTruthy()
    expect(
      screen.getByRole('progressbar', { name: 'Making the episode' }).getAttribute('aria-valuenow'),
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
    fireEvent.click(await screen.findByRole('button', { name: /^Make 2 lines/ }))
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
    fireEvent.click(screen.getByRole('button', { name: 'Export WAV…' }))
    expect(await screen.findByText('Exported to /home/ada/Music/How sound travels.wav')).toBeTruthy()
    expect(fake.asked.at(-1)?.name).toBe('episode.exportAudio')
  })

  test('what was typed is saved when the episode is left', async () => {
    const { fake, id, unmount } = await openStudio()
    act(() => fake.changeOutside(id, 'Host: Theirs.\n'))
    fireEvent.click(await screen.findByRole('button', { name: 'Keep mine' }))
    await waitFor(() => expect(fake.episodes()[0]!.script).toBe(script))
    unmount()
    await waitFor(() => expect(fake.asked.at(-1)).toEqual({ name: 'episode.close', input: { id } }))
  })
})
