import { printLines, printOver, wipeLine } from './print.ts'
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
      if (isNew) printLines(this.terminal, 'err', [stage])
      return
    }
    const now = clock().getTime()
    if (!isNew && now - this.drawnAt < PACE) return
    this.drawnAt = now
    this.isDrawn = true
    printOver(this.terminal, detail === '' ? stage : `${stage} · ${detail}`)
  }

  /** Takes the line away. */
  clear(): void {
    if (this.isDrawn) wipeLine(this.terminal)
    this.isDrawn = false
    this.stage = ''
  }
}
