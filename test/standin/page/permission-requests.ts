/* oxlint-disable typescript/unbound-method -- originals are kept apart on purpose and called through Reflect.apply */
/** Asks the main process whether the page may; the answer is also set in Chromium by then. */
export type AskPermission = (permission: string) => Promise<unknown>

/**
 * Makes the calls that need a permission ask the application first, as Electron does. The original then runs in any
 * case: Chromium itself grants or refuses.
 */
export function askForPermissions(ask: AskPermission): void {
  // A page that is not secure, such as the empty one a window begins with, has none of these.
  if (!isSecureContext) return
  const requestNotifications = Notification.requestPermission.bind(Notification)
  Notification.requestPermission = async (callback) => {
    await ask('notifications')
    return await requestNotifications(callback)
  }
  const { getCurrentPosition, watchPosition } = Geolocation.prototype
  Geolocation.prototype.getCurrentPosition = function getPositionAsked(...args) {
    void ask('geolocation').then(() => Reflect.apply(getCurrentPosition, this, args))
  }
  Geolocation.prototype.watchPosition = function watchPositionAsked(...args) {
    void ask('geolocation')
    return Reflect.apply(watchPosition, this, args)
  }
  const { getUserMedia } = MediaDevices.prototype
  MediaDevices.prototype.getUserMedia = async function getMediaAsked(...args) {
    await ask('media')
    return await Reflect.apply(getUserMedia, this, args)
  }
  const { readText } = Clipboard.prototype
  Clipboard.prototype.readText = async function readTextAsked() {
    await ask('clipboard-read')
    return await Reflect.apply(readText, this, [])
  }
}
