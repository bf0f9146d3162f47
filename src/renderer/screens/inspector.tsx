import { useMemo, useState } from 'react'
import { CastPanel } from '../components/cast-panel.tsx'
import { viewCast } from '../components/cast-view.ts'
import { EpisodePanel } from '../components/episode-panel.tsx'
import type { Engine, OpenEpisode } from '../components/episode-types.ts'
import type { CastFile } from '../editor/cast-file.ts'
import { turnCount, type ScriptMap } from '../editor/script-map.ts'
import { SplitHandle } from '../elements/split-handle.tsx'
import { Tabs } from '../elements/tabs.tsx'
import { useObservable } from '../state/observable.ts'
import styles from './inspector.module.css'

type InspectorProps = Readonly<{
  episode: OpenEpisode
  cast: CastFile
  engine: Engine
  map: ScriptMap
  isCurrent: boolean
  onExport: () => void
}>

const tabs = [
  { name: 'cast', label: 'Cast' },
  { name: 'episode', label: 'Episode' },
] as const

/** Right of the script: who speaks, and what the episode is. */
export function Inspector({ episode, cast, engine, map, isCurrent, onExport }: InspectorProps) {
  const [shown, setShown] = useState<'cast' | 'episode'>('cast')
  const [width, setWidth] = useState(320)
  const { cast: chosen } = useObservable(cast)
  const { givenVoices } = episode
  const rows = useMemo(() => viewCast(map, chosen, givenVoices, engine), [map, chosen, givenVoices, engine])
  const words = map.speakers.reduce((sum, speaker) => sum + speaker.words, 0)
  return (
    <>
      <SplitHandle label="Width of the inspector" width={width} least={260} most={480} onWidth={setWidth} />
      <aside aria-label="Inspector" className={styles['inspector']} style={{ width }}>
        <Tabs label="Inspector" tabs={tabs} shown={shown} onShow={setShown}>
          {shown === 'cast' ? (
            <CastPanel rows={rows} engine={engine} onChange={cast.change} />
          ) : (
            <EpisodePanel
              id={episode.id}
              engine={engine}
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
