import type { TextPiece } from './script.ts'

/** The text of a turn while it is gathered from its lines, and where each stretch of it stands in the source. */
export class SpokenText {
  readonly #chunks: string[] = []
  readonly #pieces: TextPiece[] = []
  #length = 0

  get isEmpty(): boolean {
    return this.#length === 0
  }

  get pieces(): readonly TextPiece[] {
    return this.#pieces
  }

  /** Adds what stands at `source` of the script. */
  add(chunk: string, source: number): void {
    if (chunk === '') return
    this.#pieces.push({ at: this.#length, source })
    this.addUnplaced(chunk)
  }

  /** Adds what stands nowhere in the script; it counts as part of the stretch before it. */
  addUnplaced(chunk: string): void {
    this.#chunks.push(chunk)
    this.#length += chunk.length
  }

  toString(): string {
    return this.#chunks.join('')
  }
}
