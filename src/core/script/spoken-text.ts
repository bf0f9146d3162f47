import type { TextPiece } from './script.ts'

/** The text of a turn while it is gathered from its lines, and where each stretch of it stands in the source. */
export class SpokenText {
  #text = ''
  #separator = ''
  readonly #pieces: TextPiece[] = []

  get pieces(): readonly TextPiece[] {
    return this.#pieces
  }

  /** Adds what stands at `source` of the script. */
  add(chunk: string, source: number): void {
    if (chunk === '') return
    this.#text += this.#separator
    this.#separator = ''
    this.#pieces.push({ at: this.#text.length, source })
    this.addUnplaced(chunk)
  }

  /** Parts what comes next from what is there; a paragraph break outweighs a space. Nothing is left at either end. */
  separate(separator: ' ' | '\n'): void {
    if (this.#text !== '' && this.#separator !== '\n') this.#separator = separator
  }

  /** Adds what stands nowhere in the script; it counts as part of the stretch before it. */
  addUnplaced(chunk: string): void {
    this.#text += chunk
  }

  toString(): string {
    return this.#text
  }
}
