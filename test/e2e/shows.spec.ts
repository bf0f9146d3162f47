import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { answerDialogs } from './answer-dialogs.ts'
import { expect, test } from './application.ts'
import { expectAccessible } from './expect-accessible.ts'

test('a show from its title to a published folder: cast, an episode of it, its last line, the feed', async ({
  app,
  page,
  home,
}) => {
  test.setTimeout(150_000)
  await page.getByRole('button', { name: 'Shows', exact: true }).click()
  await page.getByRole('button', { name: 'New show…' }).click()
  await page.getByRole('textbox', { name: 'Title of the show' }).fill('Deep Water')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Deep Water' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Author' }).fill('Ada')
  await page.getByRole('textbox', { name: 'Name of a speaker' }).fill('Ann')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Style of Ann' }).fill('warm')
  await page.keyboard.press('Enter')
  await page.getByRole('checkbox', { name: /Say it at the end/ }).check()
  await page.getByText('What each place asks for').click()
  await expect(page.getByText('spoken line: set').first()).toBeVisible()
  await expectAccessible(app, page, 'the page of a show')

  await page.getByRole('button', { name: 'New episode' }).click()
  const script = page.getByRole('textbox', { name: 'Script' })
  await expect(script).toContainText('show: Deep Water')
  await script.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText('Ann: The first line of our talk.\nBen: And here is the second.\n')
  await expect(page.getByText('from Deep Water')).toBeVisible()
  await expect(page.getByText('The show ends it:')).toContainText(
    'The voices in this episode are artificial.',
  )
  await expectAccessible(app, page, 'an episode of a show')
  await page.getByRole('button', { name: /^Generate 3 lines · free/ }).click()
  await expect(page.getByText('Up to date')).toBeVisible({ timeout: 60_000 })

  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await expect(page.getByRole('button', { name: /Untitled episode/ })).toBeVisible()
  await page.getByRole('button', { name: 'Hear Zephyr' }).waitFor()
  const slider = page.getByRole('slider', { name: 'Pace of Ann' })
  await slider.focus()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText('This makes 2 lines in 1 episode new.')).toBeVisible()
  await page.getByRole('button', { name: 'Leave as it was' }).click()

  const site = join(home, 'site')
  mkdirSync(site, { recursive: true })
  await answerDialogs(app, site)
  await page.getByRole('button', { name: 'Publish…' }).click()
  await page.getByRole('button', { name: 'Choose…' }).click()
  await page.getByRole('textbox', { name: 'Its address on the web' }).fill('https://example.com/deep')
  await expectAccessible(app, page, 'where to publish')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByRole('heading', { name: /^Published/ })).toBeVisible({ timeout: 60_000 })
  await expectAccessible(app, page, 'what was published')
  const feed = readFileSync(join(site, 'feed.xml'), 'utf8')
  expect(feed).toContain('<title>Deep Water</title>')
  expect(feed).toContain('https://example.com/deep/')
  await page.getByRole('button', { name: 'Done' }).click()
  await expect(page.getByText(/1 episode · published/)).toBeVisible()

  // Deleted with a way back; the episode stays.
  const shows = join(home, 'Documents', 'Castwright', 'shows')
  await page.getByRole('button', { name: 'Delete this show' }).click()
  await expect(page.getByRole('heading', { name: 'A show keeps what its episodes share' })).toBeVisible()
  expect(readdirSync(shows)).toEqual([])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('button', { name: /^Deep Water/ })).toBeVisible()
  const [folder = ''] = readdirSync(shows)
  expect(existsSync(join(shows, folder, 'show.json'))).toBe(true)
})
