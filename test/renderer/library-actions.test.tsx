// @vitest-environment happy-dom
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { chosen, rows, showLibrary, titleOf, titles } from './show-library.tsx'
import { stubPage } from './stub-page.ts'

const paste = (target: Element, text: string) =>
  fireEvent.paste(target, { clipboardData: { getData: () => text } })

describe('the library', () => {
  test('a script that is pasted becomes an episode, unless it is pasted into a field or a dialog is open', async () => {
    stubPage()
    const { fake } = await showLibrary({ episodes: 2 })
    const made = () => fake.asked.filter(({ name }) => name === 'library.createEpisode')
    paste(screen.getByRole('searchbox', { name: 'Find by title' }), 'Host: Hello.')
    paste(document.body, ' \n')
    fireEvent.keyDown(document.body, { key: '?' })
    expect(await screen.findByRole('dialog')).toBeTruthy()
    paste(document.body, 'Host: Hello.')
    fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    expect(made()).toEqual([])
    paste(document.body, 'Host: Hello.')
    await screen.findByRole('textbox', { name: 'Script' })
    expect(made()).toEqual([{ name: 'library.createEpisode', input: { text: 'Host: Hello.' } }])
  })

  test('Shift and Ctrl choose several, Delete moves them to the trash, Undo brings them back', async () => {
    await showLibrary({ episodes: 5 })
    const [first, second, third, , fifth] = rows()
    fireEvent.click(first!)
    fireEvent.click(third!, { shiftKey: true })
    expect(chosen()).toEqual([titleOf(first!), titleOf(second!), titleOf(third!)])
    fireEvent.click(fifth!, { ctrlKey: true })
    fireEvent.click(second!, { ctrlKey: true })
    expect(chosen()).toEqual([titleOf(first!), titleOf(third!), titleOf(fifth!)])
    fireEvent.keyDown(first!, { key: 'Delete' })
    expect(await screen.findByText('3 episodes moved to trash.')).toBeTruthy()
    await waitFor(() => expect(rows()).toHaveLength(2))
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(rows()).toHaveLength(5))
  })

  test('F2 renames in place; Escape does not', async () => {
    const { fake } = await showLibrary({ episodes: 1 })
    fireEvent.click(rows()[0]!)
    fireEvent.keyDown(rows()[0]!, { key: 'F2' })
    fireEvent.change(screen.getByRole('textbox', { name: 'Title' }), { target: { value: 'Lost' } })
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Title' }), { key: 'Escape' })
    expect(titles()).toEqual(['How sound travels'])
    fireEvent.keyDown(rows()[0]!, { key: 'F2' })
    fireEvent.change(screen.getByRole('textbox', { name: 'Title' }), { target: { value: ' Found ' } })
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Title' }), { key: 'Enter' })
    await waitFor(() => expect(titles()).toEqual(['Found']))
    expect(fake.asked.filter(({ name }) => name === 'library.rename')).toHaveLength(1)
  })

  test('the context menu does what it says and gives the focus back', async () => {
    const { fake } = await showLibrary({ episodes: 2 })
    fireEvent.contextMenu(rows()[1]!)
    const menu = screen.getByRole('menu', { name: 'Episode actions' })
    expect(
      within(menu)
        .getAllByRole('menuitem')
        .map((item) => item.querySelector('[class*=label]')?.textContent),
    ).toEqual(['Open', 'Rename', 'Duplicate', 'Show in folder', 'Generate', 'Delete'])
    fireEvent.click(within(menu).getByRole('menuitem', { name: 'Duplicate' }))
    await waitFor(() => expect(rows()).toHaveLength(3))
    expect(fake.asked.at(-2)?.name).toBe('library.duplicate')
    expect(screen.queryByRole('menu')).toBeNull()
  })

  test('a request that fails says what to do', async () => {
    const { fake } = await showLibrary({ episodes: 1 })
    fake.handlers['library.duplicate'] = () => ({
      ok: false,
      code: 'disk-full',
      message: 'The disk is full.',
    })
    fireEvent.contextMenu(rows()[0]!)
    fireEvent.click(screen.getByRole('menuitem', { name: 'Duplicate' }))
    expect(await screen.findByText(/The disk is full\. Free some space/)).toBeTruthy()
  })

  test('a file dropped on the window is opened', async () => {
    const { container, fake } = await showLibrary({ episodes: 1 })
    const dataTransfer = {
      types: ['Files'],
      files: [new File(['Host: Hello.'], 'hello.md')],
      dropEffect: 'none',
    }
    fireEvent.dragEnter(container.firstElementChild!, { dataTransfer })
    expect(screen.getByText('Drop to open as an episode')).toBeTruthy()
    fake.handlers['episode.open'] = () => ({ ok: false, code: 'episode-broken', message: 'Stopped here.' })
    fireEvent.drop(container.firstElementChild!, { dataTransfer })
    expect(fake.episodes().map(({ title }) => title)).toContain('hello.md')
    expect(await screen.findByRole('heading', { name: 'This episode cannot be opened' })).toBeTruthy()
  })
})
