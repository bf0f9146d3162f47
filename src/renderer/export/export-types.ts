import type { PushData, RequestInput, RequestOutput } from '../../shared/ipc/schemas.ts'

/** What there is to export of an episode. */
export type ExportFacts = RequestOutput<'export.describe'>
export type ExportChoices = ExportFacts['choices']
export type ExportOfPresent = RequestInput<'export.start'>['ofPresent']
export type RunningExport = PushData<'export.progress'>
export type ExportOutcome = PushData<'export.ended'>['outcome']
export type FinishedExport = Extract<ExportOutcome, { end: 'finished' }>
export type EpisodeDetails = RequestOutput<'details.get'>
export type KnownPicture = NonNullable<EpisodeDetails['cover']>
export type DetailChanges = RequestInput<'details.change'>['changes']
