// @ts-check

/**
 * @typedef {object} Row one measured figure
 * @property {string} what
 * @property {number} value
 * @property {string} unit
 * @property {number} [limit] the value must not be above it
 * @property {number} [atLeast] the value must not be below it
 * @property {string} [note]
 *
 * @typedef {{ name: string, rows: Row[] }} Bench
 */

/**
 * @param {unknown} value
 * @returns {value is Bench}
 */
export function isBench(value) {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    typeof value.name === 'string' &&
    'rows' in value &&
    Array.isArray(value.rows) &&
    value.rows.every(
      (row) => typeof row.what === 'string' && typeof row.value === 'number' && typeof row.unit === 'string',
    )
  )
}

/**
 * Whether a figure is within its limits. What is not a number is not.
 *
 * @param {Row} row
 */
export function isWithin({ value, limit = Infinity, atLeast = -Infinity }) {
  return value <= limit && value >= atLeast
}

/**
 * All figures in one table, as text.
 *
 * @param {Bench[]} benches
 */
export function benchTable(benches) {
  const cells = [
    ['what', 'value', 'unit', 'limit', '', ''],
    ...benches.flatMap(({ name, rows }) => [[name, '', '', '', '', ''], ...rows.map(cellsOf)]),
  ]
  const widths = [0, 1, 2, 3, 4, 5].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  return cells.map((row) => alignRow(row, widths)).join('\n')
}

/** @param {Row} row */
function cellsOf(row) {
  const { what, value, unit, limit, atLeast, note = '' } = row
  const limits = [
    ...(limit === undefined ? [] : [`≤ ${formatNumber(limit)}`]),
    ...(atLeast === undefined ? [] : [`≥ ${formatNumber(atLeast)}`]),
  ]
  const verdict = limits.length === 0 && isWithin(row) ? '' : isWithin(row) ? 'ok' : 'OVER'
  return [`  ${what}`, formatNumber(value), unit, limits.join(', '), verdict, note]
}

/**
 * Numbers to the right, words to the left.
 *
 * @param {string[]} row
 * @param {number[]} widths
 */
function alignRow(row, widths) {
  return row
    .map((cell, column) =>
      column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
    )
    .join('  ')
    .trimEnd()
}

/**
 * Three significant digits, and every digit before the point.
 *
 * @param {number} value
 */
function formatNumber(value) {
  if (!Number.isFinite(value)) return String(value)
  if (Math.abs(value) >= 100) return value.toFixed(0)
  return String(Number(value.toPrecision(3)))
}
