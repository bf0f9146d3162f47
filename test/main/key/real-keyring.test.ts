import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { createChildKeychain } from '../../../src/main/key/child-keychain.ts'
import { forkKeychain } from '../../../src/main/key/fork-keychain.ts'
import { containing } from '../../helpers/matchers.ts'
import { findCanary } from '../../helpers/find-canary.ts'
import { openKeyring, whyNoKeyring, whyNoLibsecret } from '../../helpers/keyring.ts'
import { temporaryFolder } from '../../helpers/temporary-folder.ts'

const processPath = fileURLToPath(new URL('../../../src/main/key/keychain-process.ts', import.meta.url))
const first = 'FIRST-key-of-a-test-0123456789-aaaa'
const second = 'SECOND-key-of-a-test-0123456789-bbbb'

const keychainIn = (environment: NodeJS.ProcessEnv, patience = 10) =>
  createChildKeychain({ start: forkKeychain(processPath, environment), patience })

const unavailable = (sentence: string) => ({ code: 'keychain-unavailable', message: containing(sentence) })

describe(`a real keyring${whyNoKeyring}`, () => {
  test.skipIf(whyNoKeyring !== '')('keeps, replaces and removes a key', async () => {
    const { environment } = await openKeyring('unlocked')
    const keychain = keychainIn(environment)
    expect(await keychain.read()).toBeUndefined()
    await keychain.write(first)
    expect(await keychain.read()).toBe(first)
    await keychain.write(second)
    expect(await keychain.read()).toBe(second)
    await keychain.remove()
    expect(await keychain.read()).toBeUndefined()
    await keychain.remove()
  })

  test.skipIf(whyNoKeyring !== '')(
    'keeps a key over the end of the session, and not in plain sight',
    async () => {
      const folder = temporaryFolder()
      const before = await openKeyring('unlocked', folder)
      await keychainIn(before.environment).write(first)
      before.close()
      const files = readdirSync(join(folder, 'data', 'keyrings'))
      expect(files).not.toEqual([])
      expect(findCanary([folder], first)).toEqual([])
      const after = await openKeyring('unlocked', folder)
      expect(await keychainIn(after.environment).read()).toBe(first)
    },
  )

  test.skipIf(whyNoKeyring !== '')('that is locked takes no key and gives none', async () => {
    const folder = temporaryFolder()
    const before = await openKeyring('unlocked', folder)
    await keychainIn(before.environment).write(first)
    before.close()
    const keychain = keychainIn((await openKeyring('locked', folder)).environment)
    await expect(keychain.write(second)).rejects.toMatchObject(unavailable('it is locked.'))
    expect(await keychain.read()).toBeUndefined()
  })

  test.skipIf(whyNoKeyring !== '')('that was never set up is told', async () => {
    const keychain = keychainIn((await openKeyring('locked')).environment)
    await expect(keychain.write(first)).rejects.toMatchObject(unavailable('it has no keyring yet'))
    expect(await keychain.read()).toBeUndefined()
  })

  test.skipIf(whyNoKeyring !== '')('that never answers is not awaited for ever', async () => {
    const keyring = await openKeyring('unlocked')
    await keychainIn(keyring.environment).read()
    keyring.silence()
    const work = keychainIn(keyring.environment, 0.5).read()
    await expect(work).rejects.toMatchObject(unavailable('it did not answer within 0.5 s.'))
  })

  test.skipIf(whyNoKeyring !== '')('that has no service behind it is told', async () => {
    const { environment } = await openKeyring('none')
    const sentence = unavailable('no keychain service is running here.')
    await expect(keychainIn(environment).read()).rejects.toMatchObject(sentence)
  })
})

describe.skipIf(process.platform !== 'linux')('without a keyring, on Linux', () => {
  test.skipIf(whyNoLibsecret !== '')(`no session bus is told${whyNoLibsecret}`, async () => {
    const folder = temporaryFolder()
    const keychain = keychainIn({ HOME: folder, XDG_RUNTIME_DIR: folder })
    const sentence = unavailable('there is no session bus (D-Bus) here.')
    await expect(keychain.read()).rejects.toMatchObject(sentence)
    await expect(keychain.write(first)).rejects.toMatchObject(sentence)
    await expect(keychain.remove()).rejects.toMatchObject(sentence)
  })

  test('a missing libsecret is told', async () => {
    // The loader finds this file first, and it is no library.
    const folder = temporaryFolder()
    writeFileSync(join(folder, 'libsecret-1.so.0'), '')
    const keychain = keychainIn({ HOME: folder, LD_LIBRARY_PATH: folder })
    const sentence = unavailable('the library libsecret is not installed')
    await expect(keychain.read()).rejects.toMatchObject(sentence)
    await expect(keychain.write(first)).rejects.toMatchObject(sentence)
    await expect(keychain.remove()).rejects.toMatchObject(sentence)
  })
})
