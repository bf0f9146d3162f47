import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { machineMark } from '../../../src/main/files/part-name.ts'
import { createTakeStore, type TakeStore } from '../../../src/main/takes/take-store.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const { pid: ended } = spawnSync(process.execPath, ['--version'])
const key = 'ab'.repeat(32)
const other = 'abcd'.repeat(16)
const request = { engine: 'gemini', model: 'm', language: undefined, turns: [], take: 1 }
const spoken = (level: number) => ({
  pcm: Int16Array.from({ length: 2400 }, (_, i) => Math.round(level * Math.sin(i / 5))),
  rate: 24_000,
  finish: 'stop' as const,
  usage: { tokensIn: 1, tokensOut: 2, cost: 3 },
  words: [],
})

let root: string
let shelf: string
beforeEach(() => {
  root = temporaryFolder()
  shelf = join(root, 'takes', 'ab')
  mkdirSync(join(root, 'takes'))
})
const open = () => createTakeStore(root, join(root, 'takes'), () => new Date(0))
const partOf = (name: string) => join(shelf, `.${name}.${machineMark()}.${ended}.00000000.part`)
/** As if the program had been killed before the file got its name. */
const unname = (name: string) => renameSync(join(shelf, name), partOf(name))
/** The first answer that is kept in a folder tidies it up. */
async function tidy(): Promise<TakeStore> {
  const store = open()
  await store.keep(other, request, spoken(5000))
  return store
}

for (const lost of [[`${key}.json`], [`${key}.wav`, `${key}.json`], []])
  test(`an answer that was written whole is found again, ${lost.length} of its names being lost`, async () => {
    const facts = await open().keep(key, request, spoken(9000))
    lost.forEach(unname)
    expect((await open().find(key)) === undefined).toBe(lost.length > 0)
    const store = await tidy()
    expect(await store.find(key)).toEqual(facts)
    expect(readdirSync(shelf).length).toBe(4)
  })

test('so is one that took the place of a damaged one', async () => {
  await open().keep(key, request, spoken(100))
  const old = readFileSync(join(shelf, `${key}.json`))
  const facts = await open().keep(key, request, spoken(9000))
  unname(`${key}.json`)
  writeFileSync(join(shelf, `${key}.json`), old)
  expect(await (await tidy()).find(key)).toEqual(facts)
})

test('what is not whole, or is of something else, goes; a take that is whole stays as it is', async () => {
  const store = open()
  const facts = await store.keep(key, request, spoken(9000))
  const whole = readFileSync(join(shelf, `${key}.json`))
  const noted = await store.note(facts, { rules: 1, verdict: 'ok', reasons: [] })
  writeFileSync(partOf(`${key}.json`), whole)
  writeFileSync(partOf(`${key}.wav`), 'half')
  expect(await (await tidy()).find(key)).toEqual(noted)

  unname(`${key}.wav`)
  writeFileSync(partOf(`${key}.wav`), 'half')
  unname(`${key}.json`)
  expect(await (await tidy()).find(key)).toBeUndefined()
  expect(existsSync(partOf(`${key}.json`))).toBe(false)
})
