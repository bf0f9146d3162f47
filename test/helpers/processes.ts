import { readFileSync, readdirSync } from 'node:fs'

/** What the system tells everyone about a process: the words it was started with, and, to its own user, its environment. */
export type ProcessFacts = { readonly pid: number; readonly words: string; readonly environment: string }

/** The processes that `pid` has started and those that they have. Linux alone can tell. */
export function descendantsOf(pid: number): ProcessFacts[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    // The name of a program may have spaces and parentheses; the parent is the second field behind it.
    const parent = /\) \S (\d+) /.exec(read(name, 'stat'))?.[1]
    if (parent !== undefined) parents.set(Number(name), Number(parent))
  }
  const isBelow = (child: number | undefined): boolean =>
    child !== undefined && (child === pid || isBelow(parents.get(child)))
  return [...parents.keys()].filter((child) => child !== pid && isBelow(child)).map(factsOf)
}

export function factsOf(pid: number): ProcessFacts {
  return { pid, words: read(String(pid), 'cmdline'), environment: read(String(pid), 'environ') }
}

function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'latin1')
  } catch {
    // It has ended.
    return ''
  }
}
