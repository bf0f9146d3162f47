import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { toShowPage } from '../../../src/core/publish/to-show-page.ts'
import { goodEpisode, goodShow } from './sample-feed.ts'

const evil = `"><script>alert(1)</script><img src=x onerror=alert(2)>`

test('the page plays each episode, jumps to chapters, and leads to its transcript', () => {
  const page = toShowPage(goodShow, [
    { ...goodEpisode, id: 'older', date: '2026-01-01T00:00:00Z' },
    goodEpisode,
  ])
  const file = 'episodes/how%20sound/7%20%E2%80%93%20it%E2%80%99s.mp3'
  expect(page).toContain(`<source src="${file}" type="audio/mpeg">`)
  expect(page).toContain(
    `<li><a href="${file}#t=62.5" data-at="62.5"><time>1:02</time> <bdi>Into the &lt;deep&gt;</bdi></a></li>`,
  )
  expect(page).toContain('<a href="episodes/how%20sound/7.html">Transcript</a>')
  expect(page.indexOf(`episode-${goodEpisode.id}`)).toBeLessThan(page.indexOf('episode-older'))
})

test('the one script that may run is its own; every text is a text', () => {
  const page = toShowPage(
    { ...goodShow, title: evil, author: evil, description: evil, language: evil, disclosure: { text: evil } },
    [
      {
        ...goodEpisode,
        id: evil,
        title: evil,
        description: evil,
        link: `https://example.org/${evil}`,
        date: evil,
      },
    ],
  )
  const scripts = [...page.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script = '']) => script)
  expect(scripts).toHaveLength(1)
  const hash = createHash('sha256')
    .update(scripts[0] ?? '')
    .digest('base64')
  const policy = /content="([^"]*)"/.exec(page)?.[1]
  expect(policy).toContain(`script-src 'sha256-${hash}'`)
  expect(policy).toContain("default-src 'none'")
  expect(page).not.toMatch(/<img src=x|onerror=alert\(2\)>"|lang=""/)
  expect(page).not.toContain('<img src=x')
})
