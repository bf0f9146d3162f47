import { type BrowserWindow, Notification, powerSaveBlocker } from 'electron'
import type { WindowServices } from '../ipc/window-services.ts'
import { followWork } from './follow-work.ts'
import type { Work, WorkUnderWay } from './work-under-way.ts'

export type ShowWork = {
  readonly services: Pick<WindowServices, 'queue' | 'library' | 'shows'>
  readonly work: WorkUnderWay
  readonly clock: () => Date
  readonly window: () => BrowserWindow | undefined
  /** Brings the window to the front, with this episode where one is named. */
  readonly open: (episode: string | undefined) => void
}

/** `followWork` with Electron's taskbar progress, sleep blocker and notifications. */
export function showWorkOnDesktop({ services, work, clock, window, open }: ShowWork): void {
  const shown = new Set<Notification>()
  const titleOf = async ({ kind, of }: Work): Promise<string | undefined> => {
    if (kind !== 'publish') return services.library.titleOf(of)
    const { shows } = await services.shows.list()
    return shows.find(({ id }) => id === of)?.title
  }
  followWork({
    work,
    queue: services.queue,
    clock,
    showProgress: (fraction) => window()?.setProgressBar(fraction ?? -1),
    keepAwake() {
      const blocker = powerSaveBlocker.start('prevent-app-suspension')
      return () => powerSaveBlocker.stop(blocker)
    },
    isInFront: () => window()?.isFocused() === true,
    notify(ended, sentence) {
      if (!Notification.isSupported()) return
      const show = (title = 'Castwright') => {
        const notification = new Notification({ title, body: sentence })
        // One that nothing refers to is collected, and its click is lost.
        shown.add(notification)
        notification.on('close', () => shown.delete(notification))
        notification.on('click', () => {
          shown.delete(notification)
          open(ended.kind === 'publish' ? undefined : ended.of)
        })
        notification.show()
      }
      titleOf(ended).then(show, () => show())
    },
  })
}
