import { describe, expect, test, vi } from 'vitest'
import { hardenContents, type Hardened } from '../../../src/main/windows/harden-contents.ts'
import { ownPageCheck } from '../../../src/main/windows/own-page.ts'
import { memoryLog } from '../../helpers/memory-log.ts'

type Listener = Parameters<Hardened['on']>[1]
type WindowOpen = Parameters<Hardened['setWindowOpenHandler']>[0]

function hardened() {
  const listeners = new Map<string, Listener>()
  const openers: WindowOpen[] = []
  const openExternally = vi.fn(async () => false)
  hardenContents(
    {
      on: (name, listener) => listeners.set(name, listener),
      setWindowOpenHandler: (handler) => void openers.push(handler),
    },
    { isOwnPage: ownPageCheck('app://castwright/'), openExternally, log: memoryLog() },
  )
  const isPrevented = (name: string, details: { url?: string; isMainFrame?: boolean }) => {
    const preventDefault = vi.fn()
    listeners.get(name)?.({ ...details, preventDefault })
    return preventDefault.mock.calls.length > 0
  }
  const open = (url: string) =>
    openers[0]?.({
      url,
      frameName: '',
      features: '',
      disposition: 'new-window',
      referrer: { url: '', policy: 'no-referrer' },
    })
  return { isPrevented, open, openExternally }
}

describe('web contents', () => {
  const foreign = [
    'https://example.com/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,<script>1</script>',
    'app://castwright.evil/',
    'media://0123456789abcdef0123456789abcdef/',
    '',
  ]
  test.each(foreign)('do not go to %s', (url) => {
    const { isPrevented } = hardened()
    expect(isPrevented('will-navigate', { url })).toBe(true)
    expect(isPrevented('will-redirect', { url })).toBe(true)
    expect(isPrevented('will-frame-navigate', { url, isMainFrame: true })).toBe(true)
  })

  test('may load their own page again', () => {
    const { isPrevented } = hardened()
    const url = 'app://castwright/index.html'
    expect(isPrevented('will-navigate', { url })).toBe(false)
    expect(isPrevented('will-frame-navigate', { url, isMainFrame: true })).toBe(false)
  })

  test('hold no frames, not even of their own page', () => {
    const { isPrevented } = hardened()
    expect(isPrevented('will-frame-navigate', { url: 'app://castwright/', isMainFrame: false })).toBe(true)
  })

  test('hold no webviews', () => {
    expect(hardened().isPrevented('will-attach-webview', {})).toBe(true)
  })

  test('open no windows; a listed address may open in the browser instead', () => {
    const { open, openExternally } = hardened()
    expect(open('app://castwright/')).toEqual({ action: 'deny' })
    expect(open('https://example.com/')).toEqual({ action: 'deny' })
    expect(openExternally.mock.calls).toEqual([['app://castwright/'], ['https://example.com/']])
  })
})
