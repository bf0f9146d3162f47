import { visibleJson } from '../../core/text/visible-controls.ts'
import { isStudioError, type StudioError } from '../../shared/studio-error.ts'
import { createKnownSecrets } from '../log/strip-secrets.ts'
import { exitCodeFor, exitCodes, type ExitCode } from './exit-codes.ts'
import { printLines, type Line } from './print.ts'
import type { Terminal } from './terminal.ts'
import { wayOutHere } from './way-out-here.ts'

export type OutputOptions = { readonly json: boolean; readonly quiet: boolean }

/** What a command says: results on stdout for people or as JSON for machines; everything else on stderr. */
export class Output {
  private readonly terminal: Terminal
  private readonly options: OutputOptions
  private readonly secrets = createKnownSecrets()

  constructor(terminal: Terminal, options: OutputOptions) {
    this.terminal = terminal
    this.options = options
  }

  /** From now on this key is in no note and no failure, whatever it looks like. */
  hide(key: string): void {
    this.secrets.hide(key)
  }

  /** The result, in the one form that was asked for. `brief` is all that `--quiet` leaves of it. */
  result(forms: {
    readonly json: unknown
    readonly text: string | readonly Line[]
    readonly brief: string
  }): void {
    const { json, quiet } = this.options
    const text = json ? visibleJson(forms.json, 2) : quiet ? forms.brief : forms.text
    if (text !== '') printLines(this.terminal, 'out', typeof text === 'string' ? [text] : text)
  }

  /** A sentence on the way. Not said to machines, nor when quiet. */
  note(text: string): void {
    if (!this.options.quiet && !this.options.json)
      printLines(this.terminal, 'err', [this.secrets.cover(text)])
  }

  /** A failure in its own words with its way out; returns how the command ends. */
  failure(error: unknown): ExitCode {
    if (!isStudioError(error)) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
      this.fail(
        'internal',
        'Castwright has met a fault of its own.',
        `${wayOutHere('internal')}\n${this.secrets.strip(detail)}`,
      )
      return exitCodes.bug
    }
    this.fail(error.code, this.secrets.cover(error.message), wayOutHere(error.code))
    return exitCodeFor(error.code)
  }

  get hasProgressLine(): boolean {
    return !this.options.quiet && !this.options.json
  }

  private fail(code: StudioError['code'], message: string, way: string): void {
    const lines: readonly Line[] = this.options.json
      ? [visibleJson({ error: { code, message, wayOut: way } })]
      : [[{ style: 'red', text: message }], way]
    printLines(this.terminal, 'err', lines)
  }
}
