import { expect, test, vi } from 'vitest'
import type { Session } from 'electron'
import { denyPermissions } from '../../../src/main/windows/deny-permissions.ts'

type Download = { readonly preventDefault: () => void }

test('the page is granted nothing and downloads nothing', () => {
  const setPermissionRequestHandler = vi.fn<Session['setPermissionRequestHandler']>()
  const setPermissionCheckHandler = vi.fn<Session['setPermissionCheckHandler']>()
  const downloads: ((event: Download) => void)[] = []
  denyPermissions({
    setPermissionRequestHandler,
    setPermissionCheckHandler,
    on: (_event, listener) => downloads.push(listener),
  })
  const answers: unknown[] = []
  const request = setPermissionRequestHandler.mock.calls[0]?.[0]
  const check = setPermissionCheckHandler.mock.calls[0]?.[0]
  for (const permission of ['media', 'geolocation', 'notifications', 'openExternal', 'fileSystem', 'new']) {
    if (request)
      Reflect.apply(request, undefined, [
        null,
        permission,
        (isGranted: unknown) => answers.push(isGranted),
        {},
      ])
    if (check) answers.push(Reflect.apply(check, undefined, [null, permission, 'app://castwright', {}]))
  }
  expect(answers).toEqual(Array.from({ length: 12 }, () => false))
  const preventDefault = vi.fn()
  for (const listener of downloads) listener({ preventDefault })
  expect(preventDefault).toHaveBeenCalledOnce()
})
