import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { createMachine } from '../helpers/command-line.ts'
import { twoTones, writeStereo } from '../helpers/sample-music.ts'

const report = z.object({
  seconds: z.number(),
  rate: z.number(),
  channels: z.number(),
  loudness: z.number(),
  truePeak: z.number(),
  lines: z.object({ made: z.number(), reused: z.number() }),
  problems: z.array(z.object({ line: z.number(), code: z.string() })),
})

const script = `Host: Welcome back to the show. Today we talk about the sea.
[music: ding.wav]
Guest: Thank you for having me. Let us begin at the surface.
[music: ../secret.wav]
[music: theme]
`

test('music beside a script is in the episode; a name that is none is a warning, and no way out of the folder', async () => {
  const machine = createMachine()
  const folder = join(machine.folder, 'talk')
  mkdirSync(folder)
  writeFileSync(join(folder, 'talk.md'), script)
  writeStereo(join(folder, 'ding.wav'), 2, twoTones)
  writeStereo(join(machine.folder, 'secret.wav'), 9, twoTones)
  const render = async (...more: string[]) => {
    const { code, out, err } = await machine.run(['render', 'talk/talk.md', '--json', ...more])
    expect([code, err]).toEqual([0, ''])
    return report.parse(JSON.parse(out))
  }
  const scored = await render('-o', 'talk.wav')
  expect(scored).toMatchObject({ rate: 44_100, channels: 2, lines: { made: 2, reused: 0 } })
  expect(scored.problems.map(({ line, code }) => `${line} ${code}`)).toEqual([
    '4 music-unknown',
    '5 music-unknown',
  ])
  expect(Math.abs(scored.loudness + 16)).toBeLessThanOrEqual(0.1)
  expect(scored.truePeak).toBeLessThanOrEqual(-1)
  expect(readdirSync(join(machine.library, 'music'))).toHaveLength(2)

  // Nothing is made again of what has not changed.
  const [episode = ''] = readdirSync(join(machine.library, 'episodes'))
  const master = join(machine.library, 'episodes', episode, 'talk.wav')
  const before = statSync(master).mtimeMs
  await render()
  expect(statSync(master).mtimeMs).toBe(before)
  // Another piece under the same name is another episode.
  writeStereo(join(folder, 'ding.wav'), 3, twoTones)
  const longer = await render()
  expect(longer.seconds - scored.seconds).toBeCloseTo(1, 3)
  expect(longer.lines).toEqual({ made: 0, reused: 2 })
  expect(readFileSync(join(machine.folder, 'talk.wav')).length).toBeGreaterThan(44_100 * 4)
})
