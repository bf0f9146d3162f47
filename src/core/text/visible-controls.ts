// Control characters but tab and line feed; line and paragraph separators; what turns the direction of what follows it.
const controls = /[\0-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g

/**
 * Text in which nothing steers the terminal it is printed on: control characters and turns of direction are seen instead of
 * obeyed, as ␛ or ‹U+202E›. Tabs and line feeds stay; so do the marks that right-to-left scripts need in a name.
 */
export function visibleControls(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(controls, (control) => {
    const code = control.charCodeAt(0)
    if (code < 0x20) return String.fromCharCode(0x2400 + code)
    return code === 0x7f ? '␡' : `‹U+${hex(code)}›`
  })
}

/** JSON of a value, as `JSON.stringify` writes it, but with all that `visibleControls` shows escaped. */
export function visibleJson(value: unknown, indent?: number): string {
  // Outside of its strings JSON has no such character but line feeds, and those are not among them.
  return (JSON.stringify(value, null, indent) ?? 'null').replaceAll(
    controls,
    (control) => `\\u${hex(control.charCodeAt(0)).toLowerCase()}`,
  )
}

function hex(code: number): string {
  return code.toString(16).toUpperCase().padStart(4, '0')
}
