const units = ['kB', 'MB', 'GB', 'TB'] as const

/** A size for people, in steps of 1,000 as file managers count: "640 bytes", "12 kB", "4.9 MB". */
export function spellBytes(bytes: number): string {
  if (bytes < 1000) return `${Math.round(bytes)} bytes`
  let size = bytes / 1000
  let unit = 0
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000
    unit++
  }
  return `${size < 9.95 && unit > 0 ? size.toFixed(1) : Math.round(size).toLocaleString('en')} ${units[unit] ?? ''}`
}
