import { screen, within } from '@testing-library/react'
import { App } from '../../src/renderer/app.tsx'
import { renderPage } from './render-page.tsx'

/** The rows of the episodes, in their order. */
export const rows = () => within(screen.getByRole('grid', { name: 'Episodes' })).getAllByRole('row')
export const titleOf = (row: HTMLElement) => row.querySelector('[class*=title]')?.textContent
export const titles = () => rows().map(titleOf)
/** The titles of the episodes that are chosen. */
export const chosen = () =>
  rows()
    .filter((row) => row.getAttribute('aria-selected') === 'true')
    .map(titleOf)

/** The page with its list of episodes. */
export async function showLibrary(options: Parameters<typeof renderPage>[1] = {}) {
  const page = renderPage(<App />, options)
  await screen.findByRole('grid', { name: 'Episodes' })
  return page
}
