import { useMemo, useRef, useState } from 'react'
import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useReport } from '../bridge/use-report.ts'
import { CastPanel } from '../components/cast-panel.tsx'
import { viewCast } from '../components/cast-view.ts'
import { EpisodePanel } from '../components/episode-panel.tsx'
import type { EpisodeCast, OpenEpisode } from '../components/episode-types.ts'
import { turnCount, type ScriptMap } from '../editor/script-map.ts'
import { SplitHandle } from '../elements/split-handle.tsx'
import { Tabs } from '../elements/tabs.tsx'
import styles from './inspector.module.css'

type InspectorProps = Readonly<{
  episode: OpenEpisode
  map: ScriptMap
  isCurrent: boolean
  onExport: () => void
}>

const tabs = [
  { name: 'cast', label: 'Cast' },
  { name: 'episode', label: 'Episode' },
] as const

/** Right of the script: who speaks, and what the episode is. */
export function Inspector({ episode, map, isCurrent, onExport }: InspectorProps) {
  const [shown, setShown] = useState<'cast' | 'episode'>('cast')
  const [width, setWidth] = useState(320)
  const [cast, setCast] = useCast(episode)
  const rows = useMemo(() => viewCast(map, cast), [map, cast])
  const words = map.speakers.reduce((sum, speaker) => sum + speaker.words, 0)
  return (
    <>
      <SplitHandle label="Width of the inspector" width={width} least={260} most={480} onWidth={setWidth} />
      <aside aria-label="Inspector" className={styles['inspector']} style={{ width }}>
        <Tabs label="Inspector" tabs={tabs} shown={shown} onShow={setShown}>
          {shown === 'cast' ? (
            <CastPanel rows={rows} onChange={(speaker, change) => setCast(speaker, change)} />
          ) : (
            <EpisodePanel
              audio={episode.audio}
              isCurrent={isCurrent}
              lines={turnCount(map)}
              words={words}
              chapters={map.chapters.length}
              onExport={onExport}
            />
          )}
        </Tabs>
      </aside>
    </>
  )
}

/** A slider moves many times before it rests; milliseconds of rest before it is written down. */
const rest = 250

/** The cast being edited: shown at once, told to main when it rests. */
function useCast(episode: OpenEpisode) {
  const { bridge, queries } = useStudio()
  const report = useReport()
  const [cast, setCast] = useState<EpisodeCast>(episode.cast)
  const timer = useRef<number | undefined>(undefined)

  function change(speaker: string, entry: EpisodeCast[string]) {
    const next = { ...cast, [speaker]: { ...cast[speaker], ...entry } }
    setCast(next)
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => void tell(next), rest)
  }
  async function tell(next: EpisodeCast) {
    report(await ask(bridge, 'episode.setCast', { id: episode.id, cast: next }))
    queries.refresh('episode.plan')
  }
  return [cast, change] as const
}
