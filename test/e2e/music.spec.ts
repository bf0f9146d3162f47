import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { twoTones, writeStereo } from '../helpers/sample-music.ts'
import { answerDialogs } from './answer-dialogs.ts'
import { expect, test } from './application.ts'
import { expectAccessible } from './expect-accessible.ts'
import { makeTalk } from './talk.ts'

const made = z.object({
  master: z.object({ rate: z.number(), channels: z.number() }),
  turns: z.array(z.object({ at: z.number() })),
})

test('music is added, heard, chosen as an intro, and is in the episode', async ({ app, page }, info) => {
  await makeTalk(app, page, info.outputPath('talk.md'))
  await page.getByRole('tab', { name: 'Episode' }).click()
  const music = page.getByRole('region', { name: 'Music' })

  // What is no music is told in a sentence, and nothing is added.
  const notes = info.outputPath('notes.mp3')
  writeFileSync(notes, 'la la la '.repeat(500))
  const theme = info.outputPath('theme.wav')
  writeStereo(theme, 5, twoTones)
  await answerDialogs(app, notes, theme)
  await music.getByRole('button', { name: 'Add music…' }).click()
  await expect(music.getByRole('listitem')).toHaveText(/^theme5 s · WAV$/)
  await expect(page.getByText(/^notes\.mp3 cannot be used/)).toBeVisible()

  // By the keyboard alone.
  await music.getByRole('button', { name: 'Hear theme' }).press('Enter')
  await expect(music.getByRole('button', { name: 'Stop theme' })).toBeVisible()
  await music.getByRole('button', { name: 'Stop theme' }).press('Enter')
  await music.getByRole('combobox', { name: 'Intro' }).selectOption('theme')
  await page.getByRole('button', { name: /^Generate|^Finish|^Put together/ }).click()
  await expect(page.getByRole('button', { name: 'Up to date' })).toBeVisible()
  await expectAccessible(app, page, 'the music of an episode')
  const library = info.outputPath('home', 'Documents', 'Castwright', 'episodes')
  const [folder = ''] = readdirSync(library)
  const { master, turns } = made.parse(
    JSON.parse(readFileSync(join(library, folder, 'episode.json'), 'utf8')),
  )
  expect(master).toEqual({ rate: 44_100, channels: 2 })
  // Three of its five seconds are heard before the first word.
  expect((turns[0]?.at ?? 0) / 24_000).toBeGreaterThan(2.9)
})
