export type Label = {
  /** Seconds. */
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A file of labels for Audacity: start, end and text of each on a line (https://manual.audacityteam.org/man/importing_and_exporting_labels.html). */
export function audacityLabels(labels: readonly Label[]): string {
  return labels
    .map(
      ({ start, end, text }) =>
        `${start.toFixed(6)}\t${end.toFixed(6)}\t${text.replace(/\s+/gu, ' ').trim()}\n`,
    )
    .join('')
}
