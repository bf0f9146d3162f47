import type { Page } from '@playwright/test'

/** Presses Tab until the control of this name has the focus. */
export async function reach(page: Page, name: string): Promise<void> {
  const passed: string[] = []
  while (passed.length < 80) {
    const found = await page.evaluate(() => {
      const element = document.activeElement
      if (element instanceof HTMLInputElement && element.labels?.[0] !== undefined)
        return element.labels[0].textContent.trim()
      return element?.getAttribute('aria-label') ?? element?.textContent.trim() ?? ''
    })
    if (found === name) return
    passed.push(found.slice(0, 40))
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never reaches “${name}”: ${passed.join(' · ')}`)
}
