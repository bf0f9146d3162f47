import { readFileSync } from 'node:fs'
import { uptime } from 'node:os'
import { z } from 'zod'
import { isProcessAlive } from './is-process-alive.ts'

/**
 * A process, told from a later one that was given the same number: by the start of its machine and, where the system
 * says it, by its own. What an older version wrote has the number alone.
 */
export const processMarkSchema = z.object({
  process: z.int().positive(),
  boot: z.string().optional(),
  start: z.string().optional(),
})

export type ProcessMark = z.infer<typeof processMarkSchema>

/** Seconds by which two readings of the machine's start may differ: clocks are set. */
const CLOCK_SLACK = 120

/** The mark of this process. */
export function ownMark(): ProcessMark {
  const start = startOf(process.pid)
  return { process: process.pid, boot: bootMark(), ...(start === undefined ? {} : { start }) }
}

/** Whether the process that made a mark is running on this machine. What cannot be found out counts as running. */
export function isMarkAlive(mark: ProcessMark): boolean {
  if (!isProcessAlive(mark.process)) return false
  if (mark.boot !== undefined && !isSameBoot(mark.boot, bootMark())) return false
  const start = mark.start === undefined ? undefined : startOf(mark.process)
  return start === undefined || start === mark.start
}

/** Names this run of the machine: the kernel's own name for it on Linux, elsewhere its start in seconds since 1970. */
export function bootMark(): string {
  const named = readSystemFile('/proc/sys/kernel/random/boot_id')
  return named?.trim() ?? `~${Math.round(Date.now() / 1000 - uptime())}`
}

/** Whether two marks name the same run of a machine; a start in seconds is compared with some slack. */
export function isSameBoot(one: string, other: string): boolean {
  if (!one.startsWith('~') || !other.startsWith('~')) return one === other
  return Math.abs(Number(one.slice(1)) - Number(other.slice(1))) <= CLOCK_SLACK
}

/** When a process began, in ticks of the kernel since its start: field 22 of `stat`, see proc_pid_stat(5). */
function startOf(id: number): string | undefined {
  // The second field is the program's name in brackets and may hold spaces and brackets of its own.
  const text = readSystemFile(`/proc/${id}/stat`)
  return text?.slice(text.lastIndexOf(')') + 2).split(' ')[22 - 3]
}

function readSystemFile(path: string): string | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
