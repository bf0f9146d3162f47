import { formatFacts, type ExportFormat } from '../../core/export/export-format.ts'
import { createSecondsLeft } from '../../core/export/seconds-left.ts'
import { countOf } from '../../core/text/count-of.ts'
import { spellDuration } from '../../core/text/spell-duration.ts'
import type { CommandContext } from './command-context.ts'

/** Shows an export on the progress line: how far it is, and the time left. */
export function watchExport(
  { progress, terminal }: CommandContext,
  formats: readonly ExportFormat[],
): (format: ExportFormat, fraction: number) => void {
  const now = () => terminal.clock().getTime() / 1000
  const left = createSecondsLeft(now())
  const fractions = new Map(formats.map((format) => [format, 0]))
  const [only] = formats
  const what =
    formats.length === 1 && only !== undefined ? formatFacts(only).name : countOf(formats.length, 'file')
  return (format, fraction) => {
    fractions.set(format, fraction)
    const whole = [...fractions.values()].reduce((sum, one) => sum + one, 0) / fractions.size
    const seconds = left.hear(whole, now())
    const percent = `${Math.round(whole * 100)} %`
    progress.show(
      `Exporting ${what}`,
      seconds === undefined ? percent : `${percent} · ${spellDuration(seconds)} left`,
    )
  }
}
