/** Endings of files that are scripts, without the dot. */
export const scriptEndings = ['castwright', 'md', 'markdown', 'txt'] as const

/** Whether a file's name says that it is a script. */
export function isScriptName(name: string): boolean {
  const ending = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase()
  return scriptEndings.some((one) => one === ending)
}
