import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { collectLicences } from '../../scripts/collect-licences.mjs'
import { readLicences } from '../../src/main/windows/read-licences.ts'

type Part = { readonly name: string; readonly version: string; readonly licence: string }
const described = (parts: readonly Part[]) =>
  parts.map(({ name, version, licence }) => `${name} ${version} ${licence}`)
const file = join(import.meta.dirname, '../../resources/licences.json')

test('the licences that are shipped are those of the parts that are shipped', async () => {
  // After a change of dependencies: node scripts/collect-licences.mjs
  expect(described(await readLicences(file))).toEqual(described(collectLicences()))
})

test('every part has a licence that permits what is done with it, and its text', async () => {
  const permissive = /^\(?(MIT|ISC|BSD-[234]-Clause|OFL-1\.1|Apache-2\.0|0BSD)\b/
  // These permit it too, if whoever has the program may put another version of the part in its place.
  const replaceable = /^\(?(LGPL-(2\.[01]|3\.0)-(only|or-later)|MPL-2\.0)\b/
  const unpacked = unpackedPackages()
  for (const { name, licence, text } of await readLicences(file)) {
    const [, carrier = name] = /\(in (\S+)\)$/.exec(name) ?? []
    const isFree = permissive.test(licence) || (replaceable.test(licence) && unpacked.has(carrier))
    expect([name, licence, isFree, text.length > 300]).toEqual([name, licence, true, true])
  }
})

test('names what lies compiled in the packages', async () => {
  const names = (await readLicences(file)).map(({ name }) => name).join('\n')
  for (const part of ['LAME', 'FFmpeg', 'mpg123', 'libFLAC', 'libopus', 'libvorbis', 'TagLib']) {
    expect(names).toMatch(new RegExp(`^${part}\\b.*\\(in `, 'm'))
  }
})

/** The packages of which the packaged program has the files outside its archive. */
function unpackedPackages(): ReadonlySet<string> {
  const { asarUnpack } = z
    .object({ asarUnpack: z.array(z.string()) })
    .loose()
    .parse(parse(readFileSync(join(import.meta.dirname, '../../electron-builder.yml'), 'utf8')))
  const prefixes = asarUnpack.flatMap((pattern) => /^node_modules\/(.+)\/\*\*$/.exec(pattern)?.[1] ?? [])
  const encoders = ['mp3', 'aac', 'flac'].map((format) => `@mediabunny/${format}-encoder`)
  return new Set(prefixes.flatMap((name) => (name === '@mediabunny' ? encoders : [name])))
}

test('the file is one that the page may be sent', () => {
  expect(readFileSync(file).length).toBeLessThan(2 ** 20)
})
