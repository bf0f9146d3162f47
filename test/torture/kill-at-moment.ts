import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { isOfMoment, type Happening, type Moment } from './moment.ts'

/** Where those listen who wait for something to happen. */
export type Happenings = {
  readonly listen: (listener: (happening: Happening) => void) => () => void
  readonly tell: (happening: Happening) => void
}

export function createHappenings(): Happenings {
  const listeners = new Set<(happening: Happening) => void>()
  return {
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    tell(happening) {
      for (const listener of listeners) listener(happening)
    },
  }
}

/** How a program ended: killed, or in its own time with an exit code and what it said. */
export type End = {
  readonly isKilled: boolean
  readonly code: number | null
  readonly err: string
  readonly milliseconds: number
}

/** Kills a program at a moment, or `longest` milliseconds after its start, whichever comes first. */
export async function killAtMoment(
  child: ChildProcess,
  moment: Moment | undefined,
  { happenings, longest }: { readonly happenings: Happenings; readonly longest: number },
): Promise<End> {
  const started = performance.now()
  const timers = [setTimeout(() => child.kill('SIGKILL'), longest)]
  const killIn = (milliseconds: number) => {
    // A timer takes a millisecond at least.
    if (milliseconds === 0) child.kill('SIGKILL')
    else timers.push(setTimeout(() => child.kill('SIGKILL'), milliseconds))
  }
  let left = moment?.kind === 'time' || moment === undefined ? 0 : moment.count
  if (moment !== undefined) killIn(moment.kind === 'time' ? moment.delay : moment.latest)
  const stop = happenings.listen((happening) => {
    if (moment === undefined || !isOfMoment(moment, happening)) return
    left--
    if (left === 0) killIn(moment.delay)
  })
  try {
    const said = child.stderr === null ? '' : text(child.stderr)
    await once(child, 'close')
    const { exitCode, signalCode } = child
    const milliseconds = performance.now() - started
    return { isKilled: signalCode === 'SIGKILL', code: exitCode, err: await said, milliseconds }
  } finally {
    stop()
    for (const timer of timers) clearTimeout(timer)
  }
}
