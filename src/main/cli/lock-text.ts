import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { CastMember } from '../../core/cast/resolve-cast.ts'
import type { Script } from '../../core/script/script.ts'
import { isStudioError, StudioError } from '../../shared/studio-error.ts'
import { holdLock, type Release } from '../files/lock-file.ts'

/** Milliseconds between looks at a text that somebody else has. */
const LOOK = 100

export type LockText = {
  /** Folder of this machine's own data. */
  readonly data: string
  /** The library whose takes are used. */
  readonly library: string
  readonly script: Script
  readonly cast: ReadonlyMap<string, CastMember>
  readonly signal: AbortSignal
  /** Called once, where somebody else has it. */
  readonly onWait: () => void
}

/**
 * Holds a text that belongs to no episode, so that two calls at once do not both pay for it: who comes second waits, and
 * finds the takes. Throws StudioError: `cancelled`, and what the disk refuses.
 */
export async function lockText({ data, library, script, cast, signal, onWait }: LockText): Promise<Release> {
  const what = JSON.stringify([library, script.turns, [...cast]])
  const name = createHash('sha256').update(what).digest('hex').slice(0, 32)
  const path = join(data, 'locks', 'texts', `${name}.lock`)
  for (let hasSaid = false; ; hasSaid = true) {
    try {
      return await holdLock(path, 'This text')
    } catch (error) {
      if (!isStudioError(error, 'episode-busy')) throw error
    }
    if (!hasSaid) onWait()
    await wait(LOOK, undefined, { signal }).catch(() => {
      throw new StudioError('cancelled', 'Waiting for another Castwright was stopped.')
    })
  }
}
