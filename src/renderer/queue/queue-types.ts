import type { RequestOutput } from '../../shared/ipc/schemas.ts'

export type QueueState = RequestOutput<'queue.get'>
export type ShownJob = QueueState['jobs'][number]
