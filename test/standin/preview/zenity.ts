import { runProgram } from './run-program.ts'

/** The paths chosen; none when it was cancelled. `null` where zenity is not installed: ask in another way. */
export type Chosen = readonly string[] | null

/** Asks for files or folders to open. */
export async function askToOpen(options: Electron.OpenDialogOptions): Promise<Chosen> {
  const { properties = ['openFile'] } = options
  return await choose([
    ...common(options),
    ...(properties.includes('openDirectory') ? ['--directory'] : filters(options.filters)),
    ...(properties.includes('multiSelections') ? ['--multiple', '--separator=\n'] : []),
  ])
}

/** Asks for a path to save to; zenity itself asks before an existing file would be replaced. */
export async function askToSave(options: Electron.SaveDialogOptions): Promise<Chosen> {
  return await choose([...common(options), '--save', '--confirm-overwrite', ...filters(options.filters)])
}

async function choose(args: readonly string[]): Promise<Chosen> {
  const { code, output } = await runProgram('zenity', ['--file-selection', ...args])
  if (code === null) return null
  return code === 0 ? output.replace(/\n$/, '').split('\n') : []
}

function common({ title, defaultPath }: { title?: string; defaultPath?: string }): string[] {
  return [
    ...(title === undefined ? [] : [`--title=${title}`]),
    ...(defaultPath === undefined ? [] : [`--filename=${defaultPath}`]),
  ]
}

function filters(list: Electron.FileFilter[] = []): string[] {
  return list.map(
    ({ name, extensions }) =>
      `--file-filter=${name} | ${extensions.map((extension) => `*.${extension}`).join(' ')}`,
  )
}
