import { useState, type ReactNode } from 'react'
import { plainName } from '../../core/cast/plain-name.ts'
import { findShow } from '../../core/show/find-show.ts'
import { countOf } from '../../core/text/count-of.ts'
import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useQuery } from '../bridge/use-query.ts'
import { useReport } from '../bridge/use-report.ts'
import { Button } from '../elements/button.tsx'
import { Dialog } from '../elements/dialog.tsx'
import type { Show, ShowCast } from './show-types.ts'
import { useShowActions } from './use-show-actions.ts'

type Asked = {
  readonly speaker: string
  readonly cast: ShowCast
  readonly episodes: number
  readonly lines: number
  readonly onShared: () => void
}

export type EpisodeShow = {
  /** The name that the script, or episode.json, has for it. */
  readonly name: string | undefined
  readonly show: Show | undefined
  /** The list has been read, and no show of it has the name. */
  readonly isUnknown: boolean
  /** Gives a speaker of the show what the episode has chosen; asks first where other episodes change by it. */
  readonly share: (speaker: string, entry: ShowCast[string], onShared: () => void) => Promise<void>
  readonly question: ReactNode
}

/** The show of an open episode. */
export function useEpisodeShow(name: string | undefined): EpisodeShow {
  const { bridge, announcer } = useStudio()
  const report = useReport()
  const actions = useShowActions()
  const list = useQuery('shows.list')
  const [asked, setAsked] = useState<Asked>()
  const shows = list?.ok === true ? list.data.shows : undefined
  const show = findShow(shows ?? [], name)

  async function save(id: string, { speaker, cast, onShared }: Pick<Asked, 'speaker' | 'cast' | 'onShared'>) {
    setAsked(undefined)
    if (!(await actions.change(id, { cast }))) return
    onShared()
    announcer.say(`${speaker} is now so in the whole show.`)
  }
  async function share(speaker: string, entry: ShowCast[string], onShared: () => void) {
    if (show === undefined) return
    const known = Object.keys(show.cast).find((other) => plainName(other) === plainName(speaker)) ?? speaker
    const cast = { ...show.cast, [known]: { ...show.cast[known], ...entry } }
    const touched = report(await ask(bridge, 'shows.touched', { id: show.id, changes: { cast } }))
    if (touched === undefined) return
    if (touched.lines === 0) await save(show.id, { speaker, cast, onShared })
    else setAsked({ speaker, cast, onShared, ...touched })
  }

  const question = asked !== undefined && show !== undefined && (
    <Dialog
      title={`${asked.speaker} in the whole show`}
      width={460}
      onClose={() => setAsked(undefined)}
      actions={
        <>
          <Button onClick={() => setAsked(undefined)}>Cancel</Button>
          <Button look="primary" onClick={() => void save(show.id, asked)}>
            Use for {show.title}
          </Button>
        </>
      }
    >
      <p>
        This makes {countOf(asked.lines, 'line')} in {countOf(asked.episodes, 'other episode')} new. They are
        spoken again when those episodes are generated the next time; with Gemini, paid again.
      </p>
    </Dialog>
  )
  return {
    name,
    show,
    isUnknown: shows !== undefined && name !== undefined && show === undefined,
    share,
    question,
  }
}
