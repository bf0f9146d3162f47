import { z } from 'zod'
import { byId, nothing, type Requests } from './common.ts'
import * as shape from '../shapes.ts'

/** What the page asks about renders: input and output. */
export const renderRequests = {
  'render.start': { input: byId, output: shape.jobId },
  'render.cancel': { input: z.strictObject({ job: shape.jobId }), output: nothing },
  'render.active': { input: nothing, output: z.array(shape.renderProgress) },
} as const satisfies Requests
