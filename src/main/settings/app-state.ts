import { z } from 'zod'
import { openNodeWriter } from './open-node-writer.ts'
import { readMembers } from './read-members.ts'

const bounds = z.object({ x: z.int(), y: z.int(), width: z.int().min(1), height: z.int().min(1) })

const stateSchema = z.object({
  window: z.object({ bounds, isMaximised: z.boolean() }).optional().catch(undefined),
  /** Script files, the last opened first. */
  recent: z.array(z.string()).max(100).catch([]).default([]),
})

export type AppStateValues = z.output<typeof stateSchema>

/** What the window remembers by itself: where it was, what was opened. Of no worth elsewhere, so damage is only forgotten. */
export interface AppState {
  readonly get: () => AppStateValues
  readonly set: (changes: Partial<AppStateValues>) => void
}

/** Opens `state.json`. What cannot be read or written is forgotten, never an error: it is a convenience. */
export function openAppState(path: string): AppState {
  const writer = openNodeWriter(path)
  let current = read(path)
  return {
    get: () => current,
    set(changes) {
      current = { ...current, ...changes }
      try {
        writer.write(current)
      } catch {
        // Kept in memory until the end.
      }
    },
  }
}

function read(path: string): AppStateValues {
  try {
    const members = readMembers(path)
    return stateSchema.parse(members === 'broken' ? {} : members)
  } catch {
    return stateSchema.parse({})
  }
}
