// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { beforeAll, describe, expect, test } from 'vitest'
import { App } from '../../src/renderer/app.tsx'
import { useStudio } from '../../src/renderer/bridge/studio-context.tsx'
import { ToastRegion } from '../../src/renderer/elements/toast-region.tsx'
import { useExport } from '../../src/renderer/export/use-export.tsx'
import { makeFakeBridge } from './fake-bridge.ts'
import { renderPage } from './render-page.tsx'
import { stubPage } from './stub-page.ts'

beforeAll(stubPage)

function Shown({ id }: Readonly<{ id: string }>) {
  const { toasts } = useStudio()
  const exporting = useExport(id, async () => undefined)
  return (
    <>
      <button type="button" onClick={exporting.open}>
        Open
      </button>
      {exporting.dialog}
      <ToastRegion toasts={toasts} />
    </>
  )
}

const dialog = () => within(screen.getByRole('dialog', { name: 'Export' }))

async function openDialog(isMade = true) {
  const fake = makeFakeBridge({ episodes: 1 })
  const id = fake.episodes()[0]!.id
  if (isMade) fake.makeNow(id)
  renderPage(<Shown id={id} />, {}, fake)
  screen.getByRole('button', { name: 'Open' }).focus()
  fireEvent.click(screen.getByRole('button', { name: 'Open' }))
  await screen.findByRole('dialog', { name: 'Export' })
  const asked = () => fake.asked.findLast(({ name }) => name === 'export.start')?.input
  return { fake, id, asked }
}
const check = (name: string) => fireEvent.click(screen.getByRole('checkbox', { name }))
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

describe('the dialog', () => {
  test('remembers the last choices, shows the name as it will be, and exports what is chosen', async () => {
    const { fake, id, asked } = await openDialog()
    const mp3 = await screen.findByRole('checkbox', {
      name: 'MP3',
      description: 'for every podcast host and player',
    })
    expect(mp3).toHaveProperty('checked', true)
    expect(dialog().getByText('12 How sound travels.mp3')).toBeTruthy()
    expect(dialog().getByText('/home/ada/Music')).toBeTruthy()
    check('VTT captions')
    fireEvent.change(dialog().getByRole('textbox', { name: 'Name of the files' }), {
      target: { value: '{show} - {title}' },
    })
    expect(dialog().getByText('Deep Water - How sound travels.mp3')).toBeTruthy()
    fireEvent.change(dialog().getByRole('combobox', { name: 'Loudness' }), { target: { value: 'spotify' } })
    press('Export')
    expect(await screen.findByRole('progressbar', { name: 'VTT captions' })).toBeTruthy()
    expect(asked()).toMatchObject({
      id,
      choices: { formats: ['mp3', 'vtt'], loudness: 'spotify', name: '{show} - {title}' },
      saveAs: false,
      ofPresent: 'refuse',
    })
    act(() => fake.exporting.advance(0.5, 12))
    expect(screen.getByText('12 s left')).toBeTruthy()
    expect(screen.getByRole('progressbar', { name: 'MP3' }).getAttribute('aria-valuenow')).toBe('50')
    act(() => fake.exporting.finish('Peaks that high leave no room for more.'))
    expect(screen.getByText('2 files in /home/ada/Music')).toBe(document.activeElement)
    expect(screen.getByText(/^−19\.0 LUFS in mono · peak −2\.1 dBTP · encoded 2 times/)).toBeTruthy()
    expect(screen.getByText('Peaks that high leave no room for more.')).toBeTruthy()
    press('Show in folder')
    expect(fake.asked.at(-1)?.name).toBe('export.reveal')
    press('Done')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Open' }))
    press('Open')
    expect(await screen.findByRole('checkbox', { name: 'VTT captions' })).toHaveProperty('checked', true)
  })

  test('asks what becomes of files that are there', async () => {
    const { fake, asked } = await openDialog()
    fake.exporting.put('12 How sound travels.mp3')
    await screen.findByRole('checkbox', { name: 'MP3' })
    press('Export')
    expect(await screen.findByText('12 How sound travels.mp3 is there already.')).toBe(document.activeElement)
    press('Keep both')
    expect(await screen.findByRole('progressbar', { name: 'MP3' })).toBeTruthy()
    expect(asked()).toMatchObject({ ofPresent: 'keep-both' })
    press('Stop')
    expect(await screen.findByText(/^Stopped\. Nothing was exported/)).toBe(document.activeElement)
    press('Try again')
    expect(await screen.findByRole('button', { name: 'Export' })).toBeTruthy()
  })

  test('offers the system’s own dialog for one file, not for several', async () => {
    const { asked } = await openDialog()
    await screen.findByRole('checkbox', { name: 'MP3' })
    check('WAV')
    expect(screen.queryByRole('button', { name: 'Save as…' })).toBeNull()
    check('MP3')
    press('Save as…')
    expect(await screen.findByRole('progressbar', { name: 'WAV' })).toBeTruthy()
    expect(asked()).toMatchObject({ choices: { formats: ['wav'] }, saveAs: true })
  })

  test('lets nothing be exported as nothing, or under a name of unknown words', async () => {
    await openDialog()
    await screen.findByRole('checkbox', { name: 'MP3' })
    const name = screen.getByRole('textbox', { name: 'Name of the files' })
    fireEvent.change(name, { target: { value: '{episode}' } })
    expect(name.getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByText(/^\{episode\} means nothing here/)).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Export' })).toHaveProperty('disabled', true)
    fireEvent.change(name, { target: { value: '{title}' } })
    check('MP3')
    expect(screen.getByText('Choose at least one format.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Export' })).toHaveProperty('disabled', true)
  })

  test('takes another folder, and says in its place what failed and what to do', async () => {
    const { fake } = await openDialog()
    await screen.findByRole('checkbox', { name: 'MP3' })
    press('Change…')
    expect(await screen.findByText('/media/ada/USB stick')).toBeTruthy()
    press('Export')
    await screen.findByRole('progressbar', { name: 'MP3' })
    act(() => fake.exporting.fail({ end: 'failed', code: 'disk-full', message: 'The disk is full.' }))
    expect(screen.getByRole('alert').textContent).toBe(
      'Nothing was exported. The disk is full. Free some space, or choose another disk; what was made is kept.',
    )
  })

  test('of an episode without sound says so', async () => {
    await openDialog(false)
    expect((await screen.findByRole('alert')).textContent).toContain('Generate the episode first.')
    expect(screen.getByRole('button', { name: 'Export' })).toHaveProperty('disabled', true)
  })

  test('may be closed while it goes on; a toast tells the end', async () => {
    const { fake } = await openDialog()
    await screen.findByRole('checkbox', { name: 'MP3' })
    press('Export')
    await screen.findByRole('progressbar', { name: 'MP3' })
    press('Go on in the background')
    expect(screen.queryByRole('dialog')).toBeNull()
    press('Open')
    expect(await screen.findByRole('progressbar', { name: 'MP3' })).toBeTruthy()
    press('Close')
    act(() => fake.exporting.finish())
    expect(await screen.findByText('Exported to /home/ada/Music')).toBeTruthy()
  })

  test('tells its end on any other screen', async () => {
    const { fake, id } = await openDialog()
    renderPage(<App />, {}, fake)
    await screen.findByRole('heading', { name: 'Library' })
    act(() =>
      fake.push('export.ended', {
        job: id,
        episode: id,
        outcome: { end: 'finished', folder: '/home/ada/Music', files: [], skipped: [] },
      }),
    )
    expect(await screen.findByText('Exported to /home/ada/Music')).toBeTruthy()
    act(() =>
      fake.push('publish.ended', {
        job: id,
        show: id,
        outcome: { end: 'failed', code: 'disk-full', message: 'The disk is full.' },
      }),
    )
    expect(await screen.findByText(/^Nothing was published\. The disk is full\./)).toBeTruthy()
  })
})
