import { styleText } from 'node:util'
import { isStudioError, type StudioError } from '../../shared/studio-error.ts'
import { wayOut } from '../../shared/way-out.ts'
import { createKnownSecrets } from '../log/strip-secrets.ts'
import { exitCodeFor, exitCodes, type ExitCode } from './exit-codes.ts'
import { isColoured, type Terminal } from './terminal.ts'

type Style = Parameters<typeof styleText>[0]

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
  result(forms: { readonly json: unknown; readonly text: string; readonly brief: string }): void {
    const { json, quiet } = this.options
    const text = json ? JSON.stringify(forms.json, null, 2) : quiet ? forms.brief : forms.text
    if (text !== '') this.terminal.out.write(`${text}\n`)
  }

  /** A sentence on the way. Not said to machines, nor when quiet. */
  note(text: string): void {
    if (!this.options.quiet && !this.options.json) this.terminal.err.write(`${this.secrets.cover(text)}\n`)
  }

  /** A failure in its own words with its way out; returns how the command ends. */
  failure(error: unknown): ExitCode {
    if (!isStudioError(error)) {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
      this.fail(
        'internal',
        'Castwright has met a fault of its own.',
        `${wayOut.internal}\n${this.secrets.strip(detail)}`,
      )
      return exitCodes.bug
    }
    this.fail(error.code, this.secrets.cover(error.message), wayOut[error.code])
    return exitCodeFor(error.code)
  }

  /** `text` in a style where stdout is a colour terminal. */
  styled(style: Style, text: string): string {
    return isColoured(this.terminal.out, this.terminal.environment)
      ? styleText(style, text, { validateStream: false })
      : text
  }

  get hasProgressLine(): boolean {
    return !this.options.quiet && !this.options.json
  }

  private fail(code: StudioError['code'], message: string, way: string): void {
    const { err, environment } = this.terminal
    if (this.options.json) {
      err.write(`${JSON.stringify({ error: { code, message, wayOut: way } })}\n`)
      return
    }
    const head = isColoured(err, environment) ? styleText('red', message, { validateStream: false }) : message
    err.write(`${head}\n${way}\n`)
  }
}
