import { Script } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { pageScripts } from './page-scripts.ts'

const settings = {
  handshake: 'handshake',
  binding: 'binding',
  schemes: ['app'],
  fetchable: ['app'],
  preload: '/preload.cjs',
  previewChannel: null,
  process: { platform: 'linux', arch: 'x64', versions: {}, argv: [] },
}

describe('the scripts that run in the page', () => {
  for (const previewChannel of [null, 'preview']) {
    const scripts = pageScripts({ ...settings, previewChannel }, 'const fromThePreload = 1')
    for (const [world, text] of Object.entries(scripts)) {
      test(`of the ${world} world are plain scripts with no name twice (preview: ${previewChannel})`, () => {
        expect(() => new Script(text)).not.toThrow()
        expect(text).not.toMatch(/^(import|export) /m)
        const names = [...text.matchAll(/^(?:async )?(?:function|class|const) (\w+)/gm)].map(
          ([, name]) => name,
        )
        expect(names).toEqual([...new Set(names)])
        expect(names.length).toBeGreaterThan(5)
      })
    }
  }
})
