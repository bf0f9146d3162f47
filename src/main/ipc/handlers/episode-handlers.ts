import { basename } from 'node:path'
import type { Dialogs } from '../../windows/dialogs.ts'
import type { Handlers } from '../handlers.ts'
import type { EpisodeService } from '../window-services.ts'

export type EpisodeHandlerParts = { readonly episodes: EpisodeService; readonly dialogs: Dialogs }

type EpisodeHandlers = Pick<Handlers, Extract<keyof Handlers, `episode.${string}`>>

export function episodeHandlers({ episodes, dialogs }: EpisodeHandlerParts): EpisodeHandlers {
  return {
    'episode.open': ({ id }) => episodes.open(id),
    'episode.close': async ({ id }) => {
      await episodes.close(id)
      return undefined
    },
    'episode.saveScript': ({ id, text, digest, isLast }) => episodes.saveScript(id, text, digest, isLast),
    'episode.keepConflict': ({ id, text }) => episodes.keepConflict(id, text),
    'episode.setCast': async ({ id, cast }) => {
      await episodes.setCast(id, cast)
      return undefined
    },
    'episode.setEngine': async ({ id, engine }) => {
      await episodes.setEngine(id, engine)
      return undefined
    },
    'episode.plan': ({ id }) => episodes.plan(id),
    'episode.compareVersion': ({ id, text }) => episodes.compareVersion(id, text),
    'episode.chooseVersion': async (_input, { window }) => {
      const path = await dialogs.chooseScript(window)
      return path === undefined ? null : { file: basename(path), text: await episodes.readVersion(path) }
    },
    'episode.lineTakes': ({ id, turn }) => episodes.lineTakes(id, turn),
    'episode.soFar': ({ id }) => episodes.soFar(id),
    'episode.decide': async ({ id, line, turn, decision }) => {
      await episodes.decide(id, { line, turn }, decision)
      return undefined
    },
  }
}
