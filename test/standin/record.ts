/** One call of a part of Electron that only leaves a note here: nobody sees a taskbar during a test. */
export interface RecordedCall {
  readonly name: string
  readonly args: readonly unknown[]
}

/** Every recorded call since the start, for `app.evaluate` in tests that only the stand-in runs. */
export const recordedCalls: RecordedCall[] = []

/** Notes a message between the page's world and main, as it travels, where STANDIN_RECORD_IPC=1. */
export function recordMessage(direction: 'up' | 'down', text: string): void {
  if (process.env['STANDIN_RECORD_IPC'] === '1')
    recordedCalls.push({ name: `ipc ${direction}`, args: [text] })
}

/** Notes a call of `name`; also printed when STANDIN_VERBOSE=1. */
export function record(name: string, ...args: readonly unknown[]): void {
  recordedCalls.push({ name, args })
  if (process.env['STANDIN_VERBOSE'] === '1')
    process.stderr.write(`stand-in: ${name} ${JSON.stringify(args)}\n`)
}
