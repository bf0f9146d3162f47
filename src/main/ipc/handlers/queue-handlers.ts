import type { Handlers } from '../handlers.ts'
import type { QueueService } from '../window-services.ts'

type QueueHandlers = Pick<Handlers, Extract<keyof Handlers, `queue.${string}`>>

export function queueHandlers(queue: QueueService): QueueHandlers {
  return {
    'queue.get': async () => queue.state(),
    'queue.add': async ({ episodes }) => {
      await queue.add(episodes)
      return undefined
    },
    'queue.move': ({ job, ...where }) => queue.move(job, where),
    'queue.pause': async ({ job }) => {
      await queue.pause(job)
      return undefined
    },
    'queue.resume': async ({ job }) => {
      await queue.resume(job)
      return undefined
    },
    'queue.schedule': async ({ job, start }) => {
      await queue.schedule(job, start === null ? undefined : Date.parse(start))
      return undefined
    },
    'queue.remove': async ({ job }) => {
      await queue.remove(job)
      return undefined
    },
    'queue.putBack': async ({ job }) => {
      await queue.putBack(job)
      return undefined
    },
  }
}
