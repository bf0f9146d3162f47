import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isScriptName } from '../../core/script/script-endings.ts'

/**
 * The script files in a command line (the program itself first), absolute. Only names with a script's ending count:
 * Chromium and Electron add switches of their own, and their order is not promised.
 */
export function scriptArguments(argv: readonly string[], folder: string): readonly string[] {
  const paths = argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-'))
    .flatMap((argument) => fromArgument(argument, folder))
    .filter(isScriptName)
  return [...new Set(paths)]
}

function fromArgument(argument: string, folder: string): readonly string[] {
  if (!/^file:/i.test(argument)) return argument.includes('\0') ? [] : [resolve(folder, argument)]
  try {
    return [fileURLToPath(argument)]
  } catch {
    return []
  }
}
