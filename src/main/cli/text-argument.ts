import { resolve } from 'node:path'
import { decodeScript, readScriptFile } from '../files/read-script.ts'
import type { Terminal } from './terminal.ts'

/**
 * The text a command was given: the argument itself with `\n` as a line break, `@file` for a file's content, `@@…` for a
 * text that begins with @, `-` for stdin.
 */
export async function readTextArgument(argument: string, terminal: Terminal): Promise<string> {
  if (argument === '-') return decodeScript(await terminal.readInput(), 'The input')
  if (argument.startsWith('@') && !argument.startsWith('@@'))
    return readScriptFile(resolve(terminal.folder, argument.slice(1)))
  const text = argument.startsWith('@@') ? argument.slice(1) : argument
  return text.replace(/\\(n|\\)/g, (_, mark: string) => (mark === 'n' ? '\n' : '\\'))
}
