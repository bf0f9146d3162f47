import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  environmentWithoutKeys,
  keysInEnvironment,
  takeKeysFromEnvironment,
} from '../../../src/main/key/environment-keys.ts'

const module = new URL('../../../src/main/key/environment-keys.ts', import.meta.url).href
const environment = {
  PATH: '/bin',
  GOOGLE_API_KEY: 'google',
  Gemini_Api_Key: 'odd',
  GEMINI_API_KEY: ' gemini ',
}

test('an environment for others has no keys, however they are written', () => {
  expect(environmentWithoutKeys(environment)).toEqual({ PATH: '/bin' })
})

test('the keys are found in their order; an empty variable is none', () => {
  expect(keysInEnvironment(environment)).toEqual([
    { place: 'GEMINI_API_KEY', text: 'gemini' },
    { place: 'GOOGLE_API_KEY', text: 'google' },
  ])
  expect(keysInEnvironment({ GEMINI_API_KEY: ' ', GOOGLE_API_KEY: '' })).toEqual([])
})

test('what was taken out of the environment of a process is inherited by nothing it starts', () => {
  const script = `
    import { spawnSync } from 'node:child_process'
    import { Worker } from 'node:worker_threads'
    import { takeKeysFromEnvironment } from ${JSON.stringify(module)}
    const taken = takeKeysFromEnvironment(process.env)
    const child = spawnSync('env', { encoding: 'utf8' }).stdout
    new Worker('process.getBuiltinModule("node:worker_threads").parentPort.postMessage(JSON.stringify(process.env))', { eval: true })
      .once('message', (thread) => console.log(JSON.stringify({ taken, child, thread })))`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], GEMINI_API_KEY: 'first-canary', GOOGLE_API_KEY: 'second-canary' },
  })
  const { taken, ...inherited } = z.looseObject({ taken: z.unknown() }).parse(JSON.parse(stdout))
  expect(taken).toEqual([
    { place: 'GEMINI_API_KEY', text: 'first-canary' },
    { place: 'GOOGLE_API_KEY', text: 'second-canary' },
  ])
  expect(JSON.stringify(inherited)).toContain('PATH')
  expect(JSON.stringify(inherited)).not.toContain('canary')
})

test('taking the keys changes nothing else', () => {
  const own = { ...environment }
  takeKeysFromEnvironment(own)
  expect(own).toEqual({ PATH: '/bin' })
})
