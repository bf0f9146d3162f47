import { StudioError } from '../../shared/studio-error.ts'

/** A turn that could not be spoken, and why: one sentence that names its line. */
export type UnspokenTurn = { readonly turn: number; readonly message: string }

/** The end of a render in which some lines could not be spoken; every other take is made and kept. */
export class LinesUnspoken extends StudioError {
  readonly unspoken: readonly UnspokenTurn[]

  constructor(unspoken: readonly UnspokenTurn[]) {
    const [first] = unspoken
    super(
      'lines-unspoken',
      unspoken.length === 1 && first !== undefined
        ? `One line could not be spoken. ${first.message}`
        : `${unspoken.length.toLocaleString('en')} lines could not be spoken. ${unspoken
            .slice(0, 3)
            .map(({ message }) => message)
            .join(' ')}`,
    )
    this.unspoken = unspoken
  }
}
