import type { Page } from '@playwright/test'

/** What Chromium calls a drag whose files may be copied. */
const COPY = 1

/** Drags files of the system over the middle of the window, as its file manager would; `drop` lets go of them there. */
export async function dragFiles(page: Page, ...files: readonly string[]): Promise<{ drop(): Promise<void> }> {
  const session = await page.context().newCDPSession(page)
  const [width, height] = await page.evaluate(() => [window.innerWidth, window.innerHeight] as const)
  const tell = async (type: 'dragEnter' | 'dragOver' | 'drop') => {
    const data = { items: [], files: [...files], dragOperationsMask: COPY }
    await session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data })
  }
  await tell('dragEnter')
  await tell('dragOver')
  return {
    async drop() {
      await tell('drop')
      await session.detach()
    },
  }
}
