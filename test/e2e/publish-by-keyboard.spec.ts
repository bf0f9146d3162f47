import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseFeed } from 'podcast-partytime'
import { answerDialogs } from './answer-dialogs.ts'
import { expect, test } from './application.ts'
import { reach } from './reach.ts'

test('from the sample to a folder that a feed reader accepts, by the keyboard alone', async ({
  app,
  page,
  home,
}) => {
  test.setTimeout(120_000)
  const press = (key: string) => page.keyboard.press(key)
  await expect(page.getByRole('button', { name: 'Open the sample' })).toBeVisible()
  await reach(page, 'Open the sample')
  await press('Enter')
  await expect(page.getByRole('button', { name: /^Generate 18 lines/ })).toBeVisible()
  await press('Control+Enter')
  await expect(page.getByText('Up to date')).toBeVisible({ timeout: 60_000 })

  await reach(page, 'Make it…')
  await press('Enter')
  await expect(page.getByRole('textbox', { name: 'Title of the show' })).toBeFocused()
  await press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Deep Water' })).toBeVisible()

  const site = join(home, 'site')
  mkdirSync(site, { recursive: true })
  await answerDialogs(app, site)
  await reach(page, 'Publish…')
  await press('Enter')
  await reach(page, 'Choose…')
  await press('Enter')
  await expect(page.getByText(site)).toBeVisible()
  await reach(page, 'Its address on the web')
  await page.keyboard.insertText('https://example.com/deep')
  await reach(page, 'Publish')
  await press('Enter')
  await expect(page.getByRole('heading', { name: /^Published/ })).toBeVisible({ timeout: 60_000 })

  const feed = parseFeed(readFileSync(join(site, 'feed.xml'), 'utf8'))
  expect(feed?.title).toBe('Deep Water')
  const [item, ...others] = feed?.items ?? []
  expect(others).toEqual([])
  expect(item?.title).toBe('How sound travels through water')
  const place = (address: string) => join(site, decodeURI(address.replace('https://example.com/deep/', '')))
  expect(statSync(place(item?.enclosure.url ?? '')).size).toBe(item?.enclosure.length)
  const chapters: unknown = JSON.parse(readFileSync(place(item?.podcastChapters?.url ?? ''), 'utf8'))
  expect(chapters).toMatchObject({ version: '1.2.0', chapters: [{ title: 'Under the bath' }, {}, {}] })
  const captions = item?.podcastTranscripts?.find(({ url }) => url.endsWith('.vtt'))
  expect(readFileSync(place(captions?.url ?? ''), 'utf8')).toContain(
    '<v Nora>Here is something to try tonight.',
  )

  await press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})
