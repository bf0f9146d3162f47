import type { RequestInput, RequestOutput } from '../../shared/ipc/schemas.ts'

export type ShowList = RequestOutput<'shows.list'>
export type Show = ShowList['shows'][number]
export type ShowChanges = RequestInput<'shows.change'>['changes']
export type ShowCast = Show['cast']
