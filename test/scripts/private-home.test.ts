import { existsSync, readdirSync } from 'node:fs'
import { afterEach, expect, test, vi } from 'vitest'
import { withPrivateHome } from '../../scripts/checks/private-home.mjs'

afterEach(() => vi.unstubAllEnvs())

test("tests get folders of their own, and none of a person's keys", async () => {
  const personal = {
    HOME: '/home/ada',
    XDG_DATA_HOME: '/home/ada/data',
    CASTWRIGHT_DATA: '/home/ada/castwright',
    CASTWRIGHT_LIBRARY: '/home/ada/episodes',
    GEMINI_API_KEY: 'secret',
    GOOGLE_API_KEY: 'secret',
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/user/1000/bus',
  }
  for (const [name, value] of Object.entries(personal)) vi.stubEnv(name, value)
  const home = await withPrivateHome(process.execPath, async (env) => {
    const passedOn = Object.entries(personal).filter(([name, value]) => env[name] === value)
    expect(passedOn).toEqual([])
    for (const name of ['CASTWRIGHT_DATA', 'XDG_DATA_HOME', 'TMPDIR'])
      expect(env[name]).toContain(`${env['HOME']}/`)
    expect(readdirSync(env['TMPDIR'] ?? '')).toEqual([])
    return env['HOME'] ?? ''
  })
  expect(existsSync(home)).toBe(false)
})

test('they are gone after a failure too', async () => {
  let home = ''
  const failing = withPrivateHome(process.execPath, async (env) => {
    home = env['HOME'] ?? ''
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  expect([home === '', existsSync(home)]).toEqual([false, false])
})
