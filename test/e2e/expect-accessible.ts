import { AxeBuilder } from '@axe-core/playwright'
import { type ElectronApplication, expect, type Page } from '@playwright/test'

const themes = ['light', 'dark'] as const

/** Expects that axe finds nothing wrong with what the window shows now, in light and in dark. */
export async function expectAccessible(app: ElectronApplication, page: Page, screen: string): Promise<void> {
  for (const theme of themes) {
    await app.evaluate(({ nativeTheme }, source) => {
      nativeTheme.themeSource = source
    }, theme)
    await expect
      .poll(() =>
        page.evaluate(() => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')),
      )
      .toBe(theme)
    await settle(page)
    // The whole check in this page: Electron has no other page to put its results together in.
    const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().analyze()
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
    )
    expect(found, `${screen}, ${theme}`).toEqual([])
    expect(passes.length, `rules that ${screen} keeps, ${theme}`).toBeGreaterThan(10)
  }
}

/** Waits until nothing fades any more: half a fade has colours of its own. What moves without end is left out. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(resolve))
    const fades = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Infinity)
    await Promise.allSettled(fades.map((fade) => fade.finished))
  })
}
