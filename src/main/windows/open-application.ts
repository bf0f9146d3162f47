import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import {
  app,
  BrowserWindow,
  dialog,
  nativeTheme,
  powerMonitor,
  protocol,
  session,
  shell,
  utilityProcess,
} from 'electron'
import type { Platform } from '../../shared/shortcuts.ts'
import { createHandlers } from '../ipc/create-handlers.ts'
import { createPush } from '../ipc/push.ts'
import { registerRequests } from '../ipc/register-requests.ts'
import { createChildKeychain } from '../key/child-keychain.ts'
import type { EnvironmentKeys } from '../key/environment-keys.ts'
import keychainProcess from '../key/keychain-process.ts?modulePath'
import type { Surroundings } from '../library/data-folders.ts'
import type { Log } from '../log/log.ts'
import { notePageFaults } from '../log/note-page-faults.ts'
import { installApplicationMenu } from '../menu/install-menus.ts'
import { proxyOfEnvironment, proxyOfSystem, proxyToUse } from '../network/find-proxy.ts'
import { createAppHandler } from '../protocols/app-protocol.ts'
import { createMediaHandler } from '../protocols/media-protocol.ts'
import { openWindowServices } from '../services/open-window-services.ts'
import { openAppState } from '../settings/app-state.ts'
import type { Settings } from '../settings/settings.ts'
import { aboutPanel } from './about-panel.ts'
import { appInfo } from './app-info.ts'
import { createClosingGuard } from './closing-guard.ts'
import { createDialogs } from './dialogs.ts'
import { denyPermissions } from './deny-permissions.ts'
import { externalLinks } from './external-links.ts'
import { finishBeforeQuit } from './finish-before-quit.ts'
import { hardenContents } from './harden-contents.ts'
import { links } from './links.ts'
import { openScriptFiles } from './open-script-files.ts'
import type { OutsideFiles } from './outside-files.ts'
import { ownPageCheck, pageAddress } from './own-page.ts'
import { pushEvents } from './push-events.ts'
import { createQuestions } from './questions.ts'
import { readLicences } from './read-licences.ts'
import { createRecentFiles } from './recent-files.ts'
import { showWorkOnDesktop } from './show-work-on-desktop.ts'
import { prepareMainWindow } from './prepare-main-window.ts'
import { utilityKeychain } from './utility-keychain.ts'
import { workUnderWay } from './work-under-way.ts'

export type OpenApplication = {
  readonly folders: {
    readonly data: string
    readonly page: string
    readonly preload: string
    readonly resources: string
  }
  readonly surroundings: Surroundings
  readonly settings: Settings
  readonly environmentKeys: EnvironmentKeys
  readonly clock: () => Date
  readonly log: Log
  readonly files: OutsideFiles
}

/** Milliseconds that the end of the program may take before it ends all the same. */
const PATIENCE = 5_000
/** Seconds for a keychain that may be asking for its password. */
const KEYCHAIN_PATIENCE = 60

/** Puts the application together and shows its window. To be called once, when Electron is ready. */
export function openApplication(parts: OpenApplication): void {
  const { folders, surroundings, settings, clock, log } = parts
  const platform: Platform =
    process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux'
  const page = pageAddress(app.isPackaged, process.env['ELECTRON_RENDERER_URL'])
  const isOwnPage = ownPageCheck(page)
  const icon = join(folders.resources, 'icon.png')
  const openExternally = externalLinks(
    Object.values(links).map((link) => new URL(link).hostname),
    (address) => shell.openExternal(address),
  )

  app.on('web-contents-created', (_event, contents) =>
    hardenContents(contents, { isOwnPage, openExternally, log }),
  )
  denyPermissions(session.defaultSession)
  const keychain = createChildKeychain({
    start: utilityKeychain((...words) => utilityProcess.fork(...words), keychainProcess, process.env),
    patience: KEYCHAIN_PATIENCE,
  })
  const services = openWindowServices({
    data: folders.data,
    resources: folders.resources,
    surroundings,
    settings,
    keychain,
    findProxy: async (address) =>
      proxyToUse(
        proxyOfSystem(await session.defaultSession.resolveProxy(address)),
        proxyOfEnvironment(process.env),
      ),
    environmentKeys: parts.environmentKeys,
    musicFolder: app.getPath('music'),
    clock,
    log,
  })
  protocol.handle('app', createAppHandler({ root: folders.page, log }))
  const pageOrigin = page.replace(/\/$/, '')
  protocol.handle('media', createMediaHandler({ media: services.media, pageOrigin, log }))

  const state = openAppState(join(folders.data, 'state.json'))
  nativeTheme.themeSource = settings.get().theme
  const questions = createQuestions(dialog, () => holder.current())
  const work = workUnderWay(services)
  const guard = createClosingGuard({
    isAtWork: () => work.active().length > 0,
    ask: () => questions.stopWork(new Set(work.active().map(({ kind }) => kind))),
    stop: work.stopAll,
    quit: () => app.quit(),
    endsWithWindow: platform !== 'darwin',
    log,
  })
  const holder = prepareMainWindow({ page, preload: folders.preload, icon, state, guard, questions, log })
  const push = createPush(holder.targets, log)
  pushEvents(services, settings, push)
  settings.onChange(({ theme }) => {
    nativeTheme.themeSource = theme
  })

  const recent = createRecentFiles(
    state,
    { add: (path) => app.addRecentDocument(path), clear: () => app.clearRecentDocuments() },
    () => refreshMenu(),
  )
  const openFiles = openScriptFiles(services.library, recent)
  const openFromOutside = async (paths: readonly string[]) => {
    await holder.whenLoaded()
    if (paths.length === 0) return
    const { episodes, refused } = await openFiles(paths)
    for (const id of episodes) push('episode.openRequested', { id })
    for (const { message } of refused) push('notice', { message })
  }
  const open = (paths: readonly string[]) => {
    openFromOutside(paths).catch((error: unknown) => log.error('A file could not be opened', error))
  }
  const refreshMenu = () =>
    installApplicationMenu({
      platform,
      recent: recent.list(),
      isDevelopment: !app.isPackaged,
      command: (name) => void holder.whenLoaded().then(() => push('command', { name })),
      openRecent: (path) => open([path]),
      clearRecent: recent.clear,
      openLink: (link) => void openExternally(links[link]),
      showAbout: () => app.showAboutPanel(),
    })

  const idle = registerRequests({
    handlers: createHandlers({
      info: () => appInfo(app.getVersion(), platform),
      openLink: async (link) => void (await openExternally(links[link])),
      licences: () => readLicences(join(folders.resources, 'licences.json')),
      noteFault: notePageFaults(log, clock),
      dialogs: createDialogs({
        dialog,
        windowOf: (id) => BrowserWindow.fromId(id),
      }),
      openFiles,
      showInFolder: (path) => shell.showItemInFolder(path),
      services,
      settings,
    }),
    isOwnPage,
    windowOf: holder.windowOf,
    log,
  })

  showWorkOnDesktop({
    services,
    work,
    clock,
    window: holder.current,
    open: (id) =>
      void holder.whenLoaded().then(() => {
        if (id !== undefined) push('episode.openRequested', { id })
      }),
  })
  powerMonitor.on('resume', () => services.renders.wake())
  app.setAboutPanelOptions(aboutPanel(app.getVersion(), icon))
  app.on('activate', () => holder.show())
  app.on('before-quit', guard.onQuit)
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit()
  })
  const finish = async () => {
    // Who closes the program does not want to be asked for a password first.
    keychain.close()
    await idle()
    await services.close()
  }
  app.on(
    'will-quit',
    finishBeforeQuit({ finish, patience: () => wait(PATIENCE), quit: () => app.quit(), log }),
  )

  refreshMenu()
  holder.show()
  // While the page loads, this process has nothing else to do.
  services.prepare().catch((error: unknown) => log.error('The library could not be read ahead', error))
  parts.files.handTo(open)
}
