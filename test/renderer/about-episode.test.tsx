// @vitest-environment happy-dom
import { fireEvent, screen, waitFor } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
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

async function open() {
  const fake = makeFakeBridge({ episodes: 1 })
  const edited: number[] = []
  const chapters = [
    { title: 'Opening', at: 12 },
    { title: 'constructor', at: 99 },
  ]
  renderPage(
    <AboutEpisode
      id={fake.episodes()[0]!.id}
      audio={undefined}
      chapters={chapters}
      onEditHeading={(at) => edited.push(at)}
    />,
    {},
    fake,
  )
  await screen.findByRole('heading', { name: 'About this episode' })
  const asked = () => fake.asked.findLast(({ name }) => name.startsWith('details.change'))?.input
  return { asked, edited }
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
  expect((await screen.findByText(/^A whole number from 1\./)).textContent).toContain('“two” was not kept.')
  fill('Page', 'javascript:alert(1)')
  expect(await screen.findByText(/^An address that begins with https/)).toBeTruthy()
  expect(asked()).toBeUndefined()
})

test('chapters get links, are left out, and their titles are changed in the script', async () => {
  const { asked, edited } = await open()
  fill('Link of constructor', 'https://example.com/c')
  await waitFor(() =>
    expect(asked()).toMatchObject({ change: { title: 'constructor', link: 'https://example.com/c' } }),
  )
  fireEvent.click(screen.getByRole('checkbox', { name: 'Leave out Opening' }))
  await waitFor(() => expect(asked()).toMatchObject({ change: { title: 'Opening', isHidden: true } }))
  fireEvent.click(screen.getByRole('button', { name: 'Opening' }))
  expect(edited).toEqual([12])
})
