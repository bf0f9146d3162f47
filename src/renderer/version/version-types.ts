import type { RequestOutput } from '../../shared/ipc/schemas.ts'

export type VersionComparison = RequestOutput<'episode.compareVersion'>
export type VersionRow = VersionComparison['rows'][number]
export type VersionChange = Exclude<VersionRow, { kind: 'same' }>
