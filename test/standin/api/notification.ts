import { makeEvent } from '../make-event.ts'
import { record } from '../record.ts'
import { refuseTheRest } from '../refuse-the-rest.ts'
import { StrictEmitter } from '../strict-emitter.ts'

type Members = Pick<Electron.Notification, 'body' | 'close' | 'show' | 'silent' | 'title'>

/** `Notification`: noted, and `show` is said to have happened. */
export class Notification extends StrictEmitter implements Members {
  title: string
  body: string
  silent: boolean

  constructor({ title = '', body = '', silent = false }: Electron.NotificationConstructorOptions = {}) {
    super('Notification', ['action', 'click', 'close', 'failed', 'reply', 'show'])
    this.title = title
    this.body = body
    this.silent = silent
  }

  static isSupported(): boolean {
    return true
  }

  show(): void {
    record('Notification.show', this.title, this.body)
    setImmediate(() => this.emit('show', makeEvent({})))
  }
  close(): void {
    this.emit('close', makeEvent({}))
  }
}

refuseTheRest(Notification.prototype, 'Notification')
refuseTheRest(Notification, 'Notification')
