// Draws resources/icon.png from resources/icon.svg: run after a change of the drawing (node scripts/draw-icon.mjs).
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { findChromium } from '../test/standin/chromium/find-chromium.ts'

const at = (/** @type {string} */ path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const size = 1024
const { path: executablePath, environment } = findChromium(false)
const browser = await chromium.launch({
  executablePath,
  chromiumSandbox: process.getuid?.() !== 0,
  env: { ...process.env, ...environment },
})
try {
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const drawing = readFileSync(at('resources/icon.svg'), 'utf8')
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${drawing}`)
  await page.screenshot({ path: at('resources/icon.png'), omitBackground: true })
} finally {
  await browser.close()
}
