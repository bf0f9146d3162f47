import type { Session } from 'electron'

export type DeniedSession = Pick<Session, 'setPermissionCheckHandler' | 'setPermissionRequestHandler'> & {
  on(event: 'will-download', listener: (event: { readonly preventDefault: () => void }) => void): unknown
}

/** Grants the page nothing: Electron's default is to grant everything. Nor does it download; files are saved by main. */
export function denyPermissions(session: DeniedSession): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.on('will-download', (event) => {
    event.preventDefault()
  })
}
