// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { openStudio, slidePace } from './open-studio.tsx'
import { stubPage } from './stub-page.ts'

beforeAll(stubPage)

describe('the studio', () => {
  test('says what the button will do, does it, and says that it is done', async () => {
    const { fake } = await openStudio()
    const generate = await screen.findByRole('button', { name: /^Generate 2 lines · free · \d+ s$/ })
    generate.focus()
    fireEvent.click(generate)
    expect(await screen.findByText('The episode is ready.')).toBeTruthy()
    expect(await screen.findByRole('button', { name: 'Up to date' })).toBeTruthy()
    // Whoever pressed Generate still has the focus on that button.
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Up to date' }))
    // What is finished is exported next: from wherever in the Studio one is.
    expect(screen.getByRole('button', { name: 'Export…' })).toBeTruthy()
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

  test('the episode in figures, and its file', async () => {
    const { fake } = await openStudio((made, id) => made.makeNow(id))
    fireEvent.click(screen.getByRole('tab', { name: 'Episode' }))
    const panel = screen.getByRole('tabpanel')
    expect(panel.textContent).toContain('Loudness−19.0 LUFS in mono')
    expect(panel.textContent).toContain('Peak−1.4 dBTP')
    fireEvent.click(within(panel).getByRole('button', { name: 'Export…' }))
    expect(await screen.findByRole('dialog', { name: 'Export' })).toBeTruthy()
    expect(fake.asked.at(-1)?.name).toBe('export.describe')
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
