// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { useStudio } from '../../src/renderer/bridge/studio-context.tsx'
import { ToastRegion } from '../../src/renderer/elements/toast-region.tsx'
import { AboutEpisode } from '../../src/renderer/export/about-episode.tsx'
import { makeFakeBridge } from './fake-bridge.ts'
import { renderPage } from './render-page.tsx'
import { stubPage } from './stub-page.ts'

beforeAll(stubPage)

function fill(name: string, value: string) {
  const field = screen.getByRole('textbox', { name })
  fireEvent.change(field, { target: { value } })
  fireEvent.blur(field)
}

function Messages() {
  return <ToastRegion toasts={useStudio().toasts} />
}

async function open() {
  const fake = makeFakeBridge({ episodes: 1 })
  const edited: number[] = []
  const chapters = [
    { title: 'Opening', at: 12 },
    { title: 'constructor', at: 99 },
  ]
  renderPage(
    <>
      <AboutEpisode
        id={fake.episodes()[0]!.id}
        audio={undefined}
        chapters={chapters}
        onEditHeading={(at) => edited.push(at)}
      />
      <Messages />
    </>,
    {},
    fake,
  )
  await screen.findByRole('heading', { name: 'About this episode' })
  const asked = () => fake.asked.findLast(({ name }) => name.startsWith('details.change'))?.input
  return { asked, edited, fake }
}

test('what is written about an episode saves itself when it is left', async () => {
  const { asked } = await open()
  fill('Number', '12')
  await waitFor(() => expect(asked()).toMatchObject({ changes: { number: 12 } }))
  fill('Page', 'https://example.com/12')
  await waitFor(() => expect(asked()).toMatchObject({ changes: { link: 'https://example.com/12' } }))
  fireEvent.click(screen.getByRole('checkbox', { name: 'Explicit language' }))
  await waitFor(() => expect(asked()).toMatchObject({ changes: { isExplicit: true } }))
  fill('Number', '')
  await waitFor(() => expect(asked()).toMatchObject({ changes: { number: null } }))
})

test('what cannot be is said in its place and not kept', async () => {
  const { asked } = await open()
  fill('Season', 'two')
  expect((await screen.findByText(/^Use a whole number, 1 or more\./)).textContent).toContain(
    '“two” was not kept.',
  )
  fill('Page', 'javascript:alert(1)')
  expect(await screen.findByText(/^Use an address that begins with https/)).toBeTruthy()
  expect(asked()).toBeUndefined()
})

test('chapters get links, are left out, and their titles are changed in the script', async () => {
  const { asked, edited } = await open()
  fill('Link of constructor', 'https://example.com/c')
  await waitFor(() =>
    expect(asked()).toMatchObject({ change: { title: 'constructor', link: 'https://example.com/c' } }),
  )
  fireEvent.click(screen.getByRole('checkbox', { name: 'Leave Opening out of the chapters' }))
  await waitFor(() => expect(asked()).toMatchObject({ change: { title: 'Opening', isHidden: true } }))
  fireEvent.click(screen.getByRole('button', { name: 'Opening' }))
  expect(edited).toEqual([12])
})

test('a cover and the pictures of chapters are chosen, taken away, and brought back', async () => {
  const { fake } = await open()
  const set = () => fake.asked.findLast(({ name }) => name === 'details.setPicture')?.input
  fireEvent.click(screen.getByRole('button', { name: 'Choose a cover…' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Remove' }))
  await waitFor(() => expect(set()).toMatchObject({ picture: null }))
  expect(await screen.findByRole('button', { name: 'Choose a cover…' })).toBeTruthy()

  fireEvent.click(screen.getByRole('button', { name: 'Picture… of constructor' }))
  await screen.findByRole('button', { name: 'Change… picture of constructor' })
  expect(document.querySelectorAll('img')).toHaveLength(1)
  expect(screen.getByRole('button', { name: 'Picture… of Opening' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Remove picture of constructor' }))
  await waitFor(() => expect(set()).toMatchObject({ chapter: 'constructor', picture: null }))
  await waitFor(() => expect(document.querySelectorAll('img')).toHaveLength(0))
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Picture… of constructor' }))
  fireEvent.click(screen.getAllByRole('button', { name: 'Undo' }).at(-1)!)
  await screen.findByRole('button', { name: 'Change… picture of constructor' })
  expect(set()).toMatchObject({ chapter: 'constructor', picture: 'chapter-0000000000000000.jpg' })
})

test('a picture that has gone is said to have gone', async () => {
  const { fake } = await open()
  fake.handlers['details.get'] = () => ({ ok: true, data: { chapters: {}, cover: { file: 'sea.jpg' } } })
  fireEvent.click(screen.getByRole('button', { name: 'Choose a cover…' }))
  expect(await screen.findByText('sea.jpg is no longer in the folder of the episode.')).toBeTruthy()
})
