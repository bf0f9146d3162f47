/** A time of a caption: `00:01:02.345`, with `separator` before the thousandths. Seconds. */
export function captionTime(seconds: number, separator: '.' | ','): string {
  const whole = Math.max(0, Math.round(seconds * 1000))
  const thousandths = String(whole % 1000).padStart(3, '0')
  const inSeconds = Math.floor(whole / 1000)
  const [hours, minutes] = [Math.floor(inSeconds / 3600), Math.floor(inSeconds / 60) % 60]
  return `${two(hours)}:${two(minutes)}:${two(inSeconds % 60)}${separator}${thousandths}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** Whether a cue still lasts when its times are written in thousandths of a second. */
export function isWritable(cue: { readonly start: number; readonly end: number }): boolean {
  return Math.round(cue.end * 1000) > Math.round(cue.start * 1000)
}
