import type { Terminal } from './terminal.ts'

/** Milliseconds between two drawings; faster is only flicker. */
const PACE = 80

/** A line on stderr that is drawn over itself on a terminal. Elsewhere each new `stage` is one plain line. */
export class ProgressLine {
  private readonly terminal: Terminal
  private readonly isShown: boolean
  private stage = ''
  private drawnAt = 0
  private isDrawn = false

  constructor(terminal: Terminal, isShown: boolean) {
    this.terminal = terminal
    this.isShown = isShown
  }

  /** Shows `stage`, with `detail` behind it where the line can be drawn over. */
  show(stage: string, detail = ''): void {
    if (!this.isShown) return
    const isNew = stage !== this.stage
    this.stage = stage
    const { err, clock } = this.terminal
    if (!err.isTerminal) {
      if (isNew) err.write(`${stage}\n`)
      return
    }
    const now = clock().getTime()
    if (!isNew && now - this.drawnAt < PACE) return
    this.drawnAt = now
    this.isDrawn = true
    const line = detail === '' ? stage : `${stage} · ${detail}`
    err.write(
      `\r\u001B[2K${Array.from(line)
        .slice(0, err.columns - 1)
        .join('')}`,
    )
  }

  /** Takes the line away. */
  clear(): void {
    if (this.isDrawn) this.terminal.err.write('\r\u001B[2K')
    this.isDrawn = false
    this.stage = ''
  }
}
