/**
 * The path of a file that the user dropped or chose. Only the main process can know it, and `webUtils.getPathForFile`
 * is synchronous: the debugger halts the page in this very function, reads `file`, writes `path` and lets it go on.
 */
export function askWhileHalted(file: File): string {
  let path: string | null = null
  // oxlint-disable-next-line no-debugger -- the halt is the message
  debugger
  if (path === null) throw new Error(`stand-in: nobody answered for the path of ${file.name}`)
  return path
}

export const webUtils = {
  getPathForFile(file: File): string {
    if (file instanceof File) return askWhileHalted(file)
    throw new TypeError('getPathForFile expected to receive a File object but one was not provided')
  },
}
