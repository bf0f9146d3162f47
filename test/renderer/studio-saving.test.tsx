// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeAll, describe, expect, test } from 'vitest'
import { openStudio, studioScript } from './open-studio.tsx'
import { stubPage } from './stub-page.ts'
import { typeScript } from './type-script.ts'

beforeAll(stubPage)

describe('what is on the desk and what is on disk', () => {
  test('a script changed by another program asks before anything is lost', async () => {
    const { fake, id } = await openStudio()
    act(() => fake.changeOutside(id, studioScript.replace('Four', 'Forty')))
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

  test('what was typed is saved when the episode is left', async () => {
    const { fake, id, unmount } = await openStudio()
    act(() => fake.changeOutside(id, 'Host: Theirs.\n'))
    fireEvent.click(await screen.findByRole('button', { name: 'Keep mine' }))
    await waitFor(() => expect(fake.episodes()[0]!.script).toBe(studioScript))
    unmount()
    await waitFor(() => expect(fake.asked.at(-1)).toEqual({ name: 'episode.close', input: { id } }))
  })

  test('the script and the cast are on disk before it is made', async () => {
    const { fake } = await openStudio()
    const button = await screen.findByRole('button', { name: /^Generate 2 lines/ })
    fireEvent.change(screen.getByRole('slider', { name: 'Pace of Guest' }), { target: { value: '1.25' } })
    act(() => typeScript(studioScript.replace('Four', 'Forty')))
    fireEvent.click(button)
    await waitFor(() => expect(fake.asked.some(({ name }) => name === 'render.start')).toBe(true))
    const order = fake.asked.map(({ name }) => name)
    const start = order.indexOf('render.start')
    expect(order.indexOf('episode.saveScript')).toBeLessThan(start)
    expect(order.indexOf('episode.setCast')).toBeLessThan(start)
    expect(order.slice(start).filter((name) => /saveScript|setCast/.test(name))).toEqual([])
    expect(fake.episodes()[0]).toMatchObject({
      script: studioScript.replace('Four', 'Forty'),
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
      act(() => typeScript(studioScript.replace('Four', 'Forty')))
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
    act(() => typeScript(studioScript.replace('Four', 'Forty')))
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
    act(() => typeScript(studioScript.replace('Four', 'Forty')))
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
})
