// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeAll, describe, expect, test } from 'vitest'
import { useStudio } from '../../src/renderer/bridge/studio-context.tsx'
import { ToastRegion } from '../../src/renderer/elements/toast-region.tsx'
import { StudioScreen } from '../../src/renderer/screens/studio-screen.tsx'
import { makeFakeBridge } from './fake-bridge.ts'
import { renderPage } from './render-page.tsx'
import { stubPage } from './stub-page.ts'

beforeAll(stubPage)

const script = 'Host: One two three.\nGuest: Four five six.\nHost: Seven eight nine.\nGuest: Ten.\n'
const version = 'Host: One two three.\nGuest: Four or five, six.\nHost: Seven eight nine.\nAnna: Eleven.\n'

function Shown({ id }: Readonly<{ id: string }>) {
  const { toasts } = useStudio()
  return (
    <>
      <StudioScreen id={id} onLeave={() => undefined} />
      <ToastRegion toasts={toasts} />
    </>
  )
}

async function openDialog() {
  const fake = makeFakeBridge({ episodes: 1, script })
  const id = fake.episodes()[0]!.id
  renderPage(<Shown id={id} />, {}, fake)
  await screen.findByText(/^Line 1 of 4 /)
  fireEvent.click(screen.getByRole('button', { name: 'More' }))
  fireEvent.click(screen.getByRole('menuitem', { name: /^Paste a new version…/ }))
  const dialog = within(screen.getByRole('dialog', { name: 'Paste a new version' }))
  const field = dialog.getByRole('textbox', { name: 'New text of the whole script' })
  const paste = (value: string) => fireEvent.change(field, { target: { value } })
  const take = () => dialog.getByRole('button', { name: 'Take this version' })
  return { fake, id, dialog, field, paste, take }
}

describe('pasting a new version', () => {
  test('shows what it changes and costs, takes it in one step, and gives the old one back', async () => {
    const { fake, dialog, field, paste, take } = await openDialog()
    expect(field).toBe(document.activeElement)
    expect(take().hasAttribute('disabled')).toBe(true)
    paste(version)
    expect(
      await dialog.findByText('Keeps 2 takes · 1 new line, 1 edited, 1 removed · about $0.0042'),
    ).toBeTruthy()
    expect(dialog.getByText('To generate: 2 lines in 2 requests, 4 s at today’s pace.')).toBeTruthy()
    expect(dialog.getByText(/^New in the cast: Anna\./)).toBeTruthy()
    const rows = within(dialog.getByRole('list', { name: 'Changes' })).getAllByRole('listitem')
    expect(rows.map((row) => row.querySelector('p')?.textContent ?? row.textContent)).toEqual([
      '1 line unchanged',
      'Edited line 2: Guest Four or five, six.',
      '1 line unchanged',
      'Removed line 4: Guest Ten.',
      'New line 4: Anna Eleven.',
    ])
    expect([...rows[1]!.querySelectorAll('ins')].map((mark) => mark.textContent)).toEqual(['or ', ', '])
    fireEvent.click(take())
    expect(screen.queryByRole('dialog')).toBeNull()
    await waitFor(() => expect(fake.episodes()[0]!.script).toBe(version))
    expect(screen.getByRole('textbox', { name: 'Script' })).toBe(document.activeElement)
    expect(screen.getByText('The new version is in place. It keeps 2 takes.')).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(fake.episodes()[0]!.script).toBe(script))
  })

  test('a free one has no requests; another speaker is read as from whom to whom', async () => {
    const { fake, dialog, paste } = await openDialog()
    const compare = fake.handlers['episode.compareVersion']
    fake.handlers['episode.compareVersion'] = async (input) => {
      const reply = await compare(input)
      if (!reply.ok || reply.data.price === undefined) return reply
      return { ok: true, data: { ...reply.data, price: { ...reply.data.price, cost: 0 } } }
    }
    paste(script.replace('Host: Seven', 'Narrator (calm): Seven'))
    expect(await dialog.findByText('To generate: 1 line, 2 s, free.')).toBeTruthy()
    expect(dialog.getByRole('list', { name: 'Changes' }).textContent).toContain(
      'Edited line 3: from Host →  to Narrator (calm) Seven eight nine.',
    )
  })

  test('says plainly why a text is nothing to take', async () => {
    const { fake, dialog, paste, take } = await openDialog()
    const expectRefused = async (text: string, why: RegExp) => {
      paste(text)
      expect(await dialog.findByText(why)).toBeTruthy()
      expect(take().hasAttribute('disabled')).toBe(true)
    }
    await expectRefused(' \n\n ', /There are no words/)
    await expectRefused(script, /This is the script as it is/)
    expect(fake.asked.some(({ name }) => name === 'episode.compareVersion')).toBe(false)
    fake.handlers['episode.compareVersion'] = () => ({
      ok: false,
      code: 'script-too-large',
      message: 'This text is larger than 16 MB.',
    })
    await expectRefused('Host: Very long.', /This text is larger than 16 MB\./)
  })

  test('says what a text without names and one with locks and problems would come to', async () => {
    const { fake, dialog, paste } = await openDialog()
    paste('Only words, and nobody who says them.')
    expect(await dialog.findByText(/No speaker is named in this text: Narrator would say all/)).toBeTruthy()
    const compare = fake.handlers['episode.compareVersion']
    fake.handlers['episode.compareVersion'] = async (input) => {
      const reply = await compare(input)
      if (!reply.ok) return reply
      const ended = [{ line: 2, speaker: 'Guest', words: 'Four five six.', isLocked: true, hasNote: true }]
      const problems = [{ line: 7, message: 'This pause has no length.' }]
      return { ok: true, data: { ...reply.data, ended, problems } }
    }
    paste(version)
    expect(await dialog.findByText('Line 2 (locked, note) Guest: Four five six.')).toBeTruthy()
    expect(dialog.getByText('1 thing to look at in this text')).toBeTruthy()
    expect(dialog.getByText('Line 7 of the text: This pause has no length.')).toBeTruthy()
  })

  test('a file is opened by main’s dialog; it is held, not shown, and so is a very long text', async () => {
    const { fake, dialog, field, take } = await openDialog()
    fireEvent.paste(field, { clipboardData: { getData: () => version.repeat(2000) } })
    expect(await dialog.findByText('Pasted text')).toBeTruthy()
    expect(dialog.queryByRole('textbox')).toBeNull()
    fake.handlers['episode.chooseVersion'] = () => ({
      ok: false,
      code: 'script-unreadable',
      message: '/home/ada/a.bin is not a text file (UTF-8).',
    })
    fireEvent.click(dialog.getByRole('button', { name: 'Open a file…' }))
    expect((await dialog.findByRole('alert')).textContent).toContain('is not a text file')
    fake.handlers['episode.chooseVersion'] = () => ({
      ok: true,
      data: { file: 'second draft.md', text: `\u{FEFF}${version.replaceAll('\n', '\r\n')}` },
    })
    fireEvent.click(dialog.getByRole('button', { name: 'Open a file…' }))
    expect(await dialog.findByText('second draft.md')).toBeTruthy()
    await waitFor(() => expect(take().hasAttribute('disabled')).toBe(false))
    fireEvent.click(take())
    await waitFor(() => expect(fake.episodes()[0]!.script).toBe(version))
  })

  test('while another program’s version waits for a choice there is nothing to compare with', async () => {
    const { fake, dialog, id, paste } = await openDialog()
    act(() => fake.changeOutside(id, 'Host: Theirs.\n'))
    paste(version)
    expect(await dialog.findByText(/^This script was changed by another program\. Choose/)).toBeTruthy()
  })
})
