import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
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
  for (const { name, licence, text } of await readLicences(file))
    expect([name, permissive.test(licence), text.length > 300]).toEqual([name, true, true])
})

test('the file is one that the page may be sent', () => {
  expect(readFileSync(file).length).toBeLessThan(2 ** 20)
})
