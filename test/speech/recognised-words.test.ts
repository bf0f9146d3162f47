import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseWavHeader } from '../../src/core/audio/wav-header.ts'
import { createMachine } from '../helpers/command-line.ts'
import { wordsFoundInOrder } from './words-found-in-order.ts'

const hasRecogniser = spawnSync('pocketsphinx_continuous', ['-h']).error === undefined
const hasSox = spawnSync('sox', ['--version']).error === undefined
const reason = hasRecogniser ? (hasSox ? '' : ' (skipped: no sox)') : ' (skipped: no recogniser)'

const spoken = [
  'the old man walked slowly down to the water and looked at the small boats',
  'we have three good reasons to believe that the weather will change before the evening',
  'she opened the door and asked him about the letter from her brother',
  'people often forget that the first years of a child are the most important',
]

/** What an independent recogniser hears in a file, in lower case. */
function transcribe(wav: string): string[] {
  const narrow = wav.replace('.wav', '-16k.wav')
  execFileSync('sox', [wav, '-r', '16000', '-b', '16', '-c', '1', narrow])
  const heard = execFileSync('pocketsphinx_continuous', ['-infile', narrow, '-logfn', '/dev/null'], {
    encoding: 'utf8',
  })
  return heard.split(/\s+/).filter((word) => word !== '')
}

describe(`what is rendered is speech${reason}`, () => {
  test.skipIf(reason !== '')(
    'most words of a script come back in order from an independent recogniser',
    async () => {
      const machine = createMachine()
      const speakers = ['Host', 'Guest']
      const script = spoken.map((line, index) => `${speakers[index % 2] ?? ''}: ${line}.`).join('\n')
      writeFileSync(join(machine.folder, 'talk.md'), script)
      const { code } = await machine.run([
        'render',
        'talk.md',
        '-s',
        'Host:Zephyr',
        'Guest:Puck',
        '-o',
        'talk.wav',
      ])
      expect(code).toBe(0)
      const wav = join(machine.folder, 'talk.wav')
      const bytes = readFileSync(wav)
      expect(parseWavHeader(bytes.subarray(0, 200), bytes.length).isTruncated).toBe(false)
      const heard = transcribe(wav)
      const wanted = spoken.flatMap((line) => line.split(' '))
      expect(wordsFoundInOrder(wanted, heard) / wanted.length).toBeGreaterThan(0.6)
      // The same count for words that were not said shows that the figure above means something.
      expect(wordsFoundInOrder(wanted.toReversed(), heard) / wanted.length).toBeLessThan(0.4)
    },
    120_000,
  )
})
