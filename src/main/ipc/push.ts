import type { z } from 'zod'
import { type PushName, channels } from '../../shared/ipc/names.ts'
import { type PushData, pushes } from '../../shared/ipc/schemas.ts'
import type { Log } from '../log/log.ts'

/** Tells every page something. */
export type Push = <Name extends PushName>(name: Name, data: PushData<Name>) => void

/** A page that can be told something. */
export type PushTarget = { readonly send: (channel: string, name: PushName, data: unknown) => void }

type Doors = { readonly [Name in PushName]: z.ZodType<PushData<Name>> }
const doors: Doors = pushes

/** Pushes to the pages that are there at that moment, each push parsed first: a wrong one is logged and not sent. */
export function createPush(targets: () => readonly PushTarget[], log: Log): Push {
  return (name, data) => {
    const parsed = doors[name].safeParse(data)
    if (!parsed.success) {
      log.error(`A push of ${name} does not fit`, parsed.error)
      return
    }
    for (const target of targets()) target.send(channels.push, name, parsed.data)
  }
}
