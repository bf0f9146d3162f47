import { spawn } from 'node:child_process'

/** How a desktop's own program ended; `code` is null where the program is not installed. */
export interface Ended {
  readonly code: number | null
  readonly output: string
}

/** Runs a program of the desktop, without a shell, and collects what it prints. */
export async function runProgram(name: string, args: readonly string[]): Promise<Ended> {
  return await new Promise((resolve) => {
    const child = spawn(name, args, { stdio: ['ignore', 'pipe', 'ignore'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
    child.on('error', () => {
      resolve({ code: null, output: '' })
    })
    child.on('close', (code) => {
      resolve({ code: code ?? 1, output })
    })
  })
}
