import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findKeyForCommandLine } from '../../../src/main/key/find-key.ts'
import type { Keychain } from '../../../src/main/key/keychain.ts'
import { StudioError } from '../../../src/shared/studio-error.ts'
import { containing } from '../../helpers/matchers.ts'
import { memoryKeychain } from '../../helpers/memory-keychain.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const keys = {
  gemini: 'GEMINI-key-of-a-test-0123456789',
  google: 'GOOGLE-key-of-a-test-0123456789',
  file: 'FILE-key-of-a-test-0123456789',
  keychain: 'KEYCHAIN-key-of-a-test-0123456789',
}

const untouched: Keychain = {
  read: () => Promise.reject(new Error('The keychain was asked.')),
  write: () => Promise.reject(new Error('The keychain was asked.')),
  remove: () => Promise.reject(new Error('The keychain was asked.')),
}

function envFile(): string {
  const path = join(temporaryFolder(), '.env')
  writeFileSync(path, `GEMINI_API_KEY=${keys.file}\n`)
  return path
}

test('the environment goes before a file, a file before the keychain, and what is not needed is not asked', async () => {
  const both = { GEMINI_API_KEY: keys.gemini, GOOGLE_API_KEY: keys.google }
  const envFiles = [envFile()]
  const find = findKeyForCommandLine
  expect(await find({ environment: both, envFiles, keychain: untouched })).toEqual({
    key: keys.gemini,
    from: 'GEMINI_API_KEY',
  })
  expect(await find({ environment: { GOOGLE_API_KEY: keys.google }, envFiles, keychain: untouched })).toEqual(
    {
      key: keys.google,
      from: 'GOOGLE_API_KEY',
    },
  )
  expect(await find({ environment: { GEMINI_API_KEY: '' }, envFiles, keychain: untouched })).toEqual({
    key: keys.file,
    from: '.env',
  })
  expect(
    await find({ environment: {}, envFiles: ['/nowhere/.env'], keychain: memoryKeychain(keys.keychain) }),
  ).toEqual({ key: keys.keychain, from: 'keychain' })
})

test('a variable that is no key is told, not passed over', async () => {
  const search = findKeyForCommandLine({
    environment: { GEMINI_API_KEY: 'secret but short' },
    envFiles: [envFile()],
    keychain: untouched,
  })
  await expect(search).rejects.toMatchObject({
    code: 'key-invalid',
    message: "GEMINI_API_KEY is set, but: This is not a key of Google's. There is a space in it.",
  })
})

test('no key anywhere names every place', async () => {
  const search = findKeyForCommandLine({ environment: {}, envFiles: [], keychain: memoryKeychain() })
  await expect(search).rejects.toMatchObject({
    code: 'key-missing',
    message: containing('castwright key set'),
  })
})

test('without a keychain, the variable is named', async () => {
  const broken = new StudioError('keychain-unavailable', 'The keychain is away.')
  const search = findKeyForCommandLine({
    environment: {},
    envFiles: [],
    keychain: { ...untouched, read: () => Promise.reject(broken) },
  })
  await expect(search).rejects.toMatchObject({
    code: 'keychain-unavailable',
    message: 'The keychain is away. Set GEMINI_API_KEY in the environment instead.',
  })
})
