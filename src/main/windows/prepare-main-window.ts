import { nativeTheme, screen } from 'electron'
import { restoreBounds } from '../../core/window/restore-bounds.ts'
import type { Log } from '../log/log.ts'
import { installContextMenu } from '../menu/install-menus.ts'
import type { AppState } from '../settings/app-state.ts'
import type { createClosingGuard } from './closing-guard.ts'
import { keepWindowState } from './keep-window-state.ts'
import { mainWindowOptions, smallestSize, usualSize } from './main-window.ts'
import { handlePageFailures } from './page-failures.ts'
import type { Questions } from './questions.ts'
import { createWindowHolder, type WindowHolder } from './window-holder.ts'

export type PrepareMainWindow = {
  readonly page: string
  readonly preload: string
  readonly icon: string
  readonly state: AppState
  readonly guard: ReturnType<typeof createClosingGuard>
  readonly questions: Questions
  readonly log: Log
}

/** The main window, ready to be shown: where it was, with its menu, its close question and its way back from a fault. */
export function prepareMainWindow(parts: PrepareMainWindow): WindowHolder {
  const { state, guard, questions, log } = parts
  return createWindowHolder({
    page: parts.page,
    options: () => {
      const primary = screen.getPrimaryDisplay()
      const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id)
      const workAreas = [primary, ...others].map(({ workArea }) => workArea)
      const bounds = restoreBounds(state.get().window?.bounds, workAreas, usualSize, smallestSize)
      const isDark = nativeTheme.shouldUseDarkColors
      return mainWindowOptions({ bounds, preload: parts.preload, isDark, icon: parts.icon })
    },
    onCreated(window) {
      if (state.get().window?.isMaximised === true) window.maximize()
      keepWindowState(window, state)
      installContextMenu(window)
      window.on('close', guard.onWindowClose)
      window.webContents.on('did-fail-load', (_event, code, description) =>
        log.error(`The page could not be loaded: ${description} (${code})`),
      )
      window.webContents.on('preload-error', (_event, _path, error) =>
        log.error('The bridge could not be built', error),
      )
      handlePageFailures(window, {
        askToReload: questions.reloadPage,
        reload: () => window.webContents.reload(),
        log,
      })
    },
  })
}
