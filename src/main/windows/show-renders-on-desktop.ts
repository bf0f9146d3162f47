import { type BrowserWindow, Notification, powerSaveBlocker } from 'electron'
import type { WindowServices } from '../ipc/window-services.ts'
import { followRenders } from './follow-renders.ts'

export type ShowRenders = {
  readonly services: WindowServices
  readonly clock: () => Date
  readonly window: () => BrowserWindow | undefined
  /** Brings the window to the front with this episode. */
  readonly openEpisode: (id: string) => void
}

/** `followRenders` with Electron's taskbar progress, sleep blocker and notifications. */
export function showRendersOnDesktop({ services, clock, window, openEpisode }: ShowRenders): void {
  const shown = new Set<Notification>()
  followRenders({
    renders: services.renders,
    queue: services.queue,
    clock,
    showProgress: (fraction) => window()?.setProgressBar(fraction ?? -1),
    keepAwake() {
      const blocker = powerSaveBlocker.start('prevent-app-suspension')
      return () => powerSaveBlocker.stop(blocker)
    },
    isInFront: () => window()?.isFocused() === true,
    notify(episode, sentence) {
      if (!Notification.isSupported()) return
      const show = (title: string) => {
        const notification = new Notification({ title, body: sentence })
        // One that nothing refers to is collected, and its click is lost.
        shown.add(notification)
        notification.on('close', () => shown.delete(notification))
        notification.on('click', () => {
          shown.delete(notification)
          openEpisode(episode)
        })
        notification.show()
      }
      services.library.titleOf(episode).then(show, () => show('Castwright'))
    },
  })
}
