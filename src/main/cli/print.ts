import { styleText } from 'node:util'
import { visibleControls } from '../../core/text/visible-controls.ts'
import { isColoured, type Terminal, type TextStream } from './terminal.ts'

/** Words in a style, where the terminal has colours. */
export type Styled = { readonly style: Parameters<typeof styleText>[0]; readonly text: string }

/** Text, or one line of pieces. */
export type Line = string | readonly (string | Styled)[]

/** Letters that the names of facts are padded to. */
const NAME = 8

/**
 * Prints lines. Here, and nowhere else, text becomes what a terminal reads: nothing in a title, a name or an answer moves
 * its cursor, changes its colours or calls for more; the styles of this program do.
 */
export function printLines(terminal: Terminal, stream: 'out' | 'err', lines: readonly Line[]): void {
  const hasColours = isColoured(terminal[stream], terminal.environment)
  const spell = (piece: string | Styled) => {
    if (typeof piece === 'string') return visibleControls(piece)
    const text = visibleControls(piece.text)
    return hasColours ? styleText(piece.style, text, { validateStream: false }) : text
  }
  for (const line of lines) {
    const pieces = typeof line === 'string' ? [line] : line
    terminal[stream].write(`${pieces.map(spell).join('')}\n`)
  }
}

/** Prints a text that has its line feeds already. */
export function printText(stream: TextStream, text: string): void {
  stream.write(visibleControls(text))
}

/** Draws one line over the one that the cursor is in. */
export function printOver({ err }: Terminal, text: string): void {
  const line = visibleControls(text).replaceAll(/\s+/gu, ' ')
  err.write(
    `\r\u001B[2K${Array.from(line)
      .slice(0, err.columns - 1)
      .join('')}`,
  )
}

/** Takes that line away. */
export function wipeLine({ err }: Terminal): void {
  err.write('\r\u001B[2K')
}

/** Names and what belongs to them, in two columns; what has several lines stays in its own. */
export function factLines(rows: readonly (readonly string[])[]): readonly Line[] {
  return rows.map(([name = '', value = '']) => [
    { style: 'dim', text: name.padEnd(NAME) },
    `  ${value.replaceAll('\n', `\n${' '.repeat(NAME + 2)}`)}`,
  ])
}
