import { dirname } from 'node:path'
import { Notification } from '../api/notification.ts'
import { shell } from '../api/shell.ts'
import { makeEvent } from '../make-event.ts'
import { runProgram } from './run-program.ts'

// One program a system that opens things the way the desktop does.
const OPENER = { darwin: 'open', linux: 'xdg-open', win32: 'explorer.exe' }

/** Lets the desktop open, show, trash and announce things. */
export function makeShellReal(): void {
  const opener =
    process.platform === 'darwin' || process.platform === 'win32' ? OPENER[process.platform] : OPENER.linux
  shell.openExternal = async (url) => {
    await runProgram(opener, [url])
  }
  shell.openPath = async (path) => {
    const { code } = await runProgram(opener, [path])
    return code === 0 ? '' : 'Failed to open path'
  }
  shell.showItemInFolder = (path) => {
    void runProgram(opener, [dirname(path)])
  }
  const keepApart = shell.trashItem.bind(shell)
  shell.trashItem = async (path) => {
    const { code } = await runProgram('gio', ['trash', path])
    // Without a trash of the desktop's the file is kept in a folder of ours: never lost.
    if (code !== 0) await keepApart(path)
  }
  Notification.prototype.show = showOnDesktop
}

function showOnDesktop(this: Notification): void {
  void runProgram('notify-send', [this.title, this.body])
  setImmediate(() => this.emit('show', makeEvent({})))
}
