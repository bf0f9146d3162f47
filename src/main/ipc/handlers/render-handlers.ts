import type { Handlers } from '../handlers.ts'
import type { RenderService } from '../window-services.ts'

type RenderHandlers = Pick<Handlers, 'render.start' | 'render.cancel' | 'render.active'>

export function renderHandlers(renders: RenderService): RenderHandlers {
  return {
    'render.start': ({ id }) => renders.start(id),
    'render.cancel': async ({ job }) => {
      await renders.cancel(job)
      return undefined
    },
    'render.active': async () => [...renders.active()],
  }
}
