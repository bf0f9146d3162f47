import { writeFileSync } from 'node:fs'
import { expect, test } from './conformance-app.ts'

// Facts about files in a page: https://www.electronjs.org/docs/latest/api/web-utils
test.describe('files', () => {
  test('chosen in the page have a path for the preload', async ({ page }, info) => {
    const path = info.outputPath('chosen.txt')
    writeFileSync(path, 'chosen')
    await page.locator('#file').setInputFiles(path)
    const found = page.evaluate(() =>
      window.api.pathOf(document.querySelector<HTMLInputElement>('#file')?.files?.[0]),
    )
    expect(await found).toBe(path)
  })

  test('dropped on the page have one too', async ({ page }, info) => {
    const path = info.outputPath('dropped.txt')
    writeFileSync(path, 'dropped')
    const { x, y } = (await page.locator('#drop').boundingBox())!
    const session = await page.context().newCDPSession(page)
    const data = { items: [], files: [path], dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', { type, x: x + 5, y: y + 5, data })
    }
    await expect.poll(async () => await page.evaluate(() => window.droppedPath)).toBe(path)
  })

  test('made by the page have none', async ({ page }) => {
    expect(await page.evaluate(() => window.api.pathOf(new File(['text'], 'made.txt')))).toBe('')
  })

  test('must be files', async ({ page }) => {
    expect(await page.evaluate(() => window.api.pathOfNoFile())).not.toBe('no refusal')
  })
})
