import type { z } from 'zod'
import type { PushName, RequestName } from './names.ts'
import type { pushes } from './pushes.ts'
import { appRequests } from './requests/app-requests.ts'
import { episodeRequests } from './requests/episode-requests.ts'
import { detailRequests } from './requests/detail-requests.ts'
import { exportRequests } from './requests/export-requests.ts'
import { geminiRequests } from './requests/gemini-requests.ts'
import { libraryRequests } from './requests/library-requests.ts'
import { musicRequests } from './requests/music-requests.ts'
import { publishRequests } from './requests/publish-requests.ts'
import { queueRequests } from './requests/queue-requests.ts'
import { renderRequests } from './requests/render-requests.ts'
import { showRequests } from './requests/show-requests.ts'
import { voiceRequests } from './requests/voice-requests.ts'

export { pushes } from './pushes.ts'

/** Input and output of every request. Main parses the input of each message and the output of each handler. */
export const requests = {
  ...appRequests,
  ...libraryRequests,
  ...showRequests,
  ...publishRequests,
  ...episodeRequests,
  ...renderRequests,
  ...queueRequests,
  ...musicRequests,
  ...detailRequests,
  ...exportRequests,
  ...voiceRequests,
  ...geminiRequests,
} as const satisfies Record<RequestName, { input: z.ZodType; output: z.ZodType }>

export type RequestInput<Name extends RequestName> = z.input<(typeof requests)[Name]['input']>
export type RequestOutput<Name extends RequestName> = z.output<(typeof requests)[Name]['output']>
export type PushData<Name extends PushName> = z.output<(typeof pushes)[Name]>
