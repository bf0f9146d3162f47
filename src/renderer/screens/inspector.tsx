import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { CastPanel } from '../components/cast-panel.tsx'
import { viewCast } from '../components/cast-view.ts'
import { EpisodePanel } from '../components/episode-panel.tsx'
import type { Engine, OpenEpisode, RenderPlan } from '../components/episode-types.ts'
import { turnCount } from '../editor/script-map.ts'
import type { DeskView } from '../editor/desk-view.ts'
import { SplitHandle } from '../elements/split-handle.tsx'
import { Tabs } from '../elements/tabs.tsx'
import { EpisodeShowNote } from '../shows/episode-show-note.tsx'
import { useEpisodeShow } from '../shows/use-episode-show.tsx'
import { useObservable } from '../state/observable.ts'
import { ListenPanel } from '../takes/listen-panel.tsx'
import { TakesPanel } from '../takes/takes-panel.tsx'
import type { Takes } from '../takes/use-takes.ts'
import type { Desk } from './use-desk.ts'
import type { InspectorTab, InspectorView } from './use-inspector.ts'
import styles from './inspector.module.css'

type InspectorProps = Readonly<{
  episode: OpenEpisode
  desk: Desk
  view: DeskView
  engine: Engine
  plan: RenderPlan | undefined
  takes: Takes
  shown: InspectorView
  onExport: () => void
}>

/** Right of the script: who speaks, the takes of a line, what is to be listened to, and what the episode is. */
export function Inspector(props: InspectorProps) {
  const { desk, plan, shown } = props
  const { tab, focusWish } = shown
  const [width, setWidth] = useState(320)
  const side = useRef<HTMLElement>(null)
  useEffect(() => {
    if (focusWish === 0) return
    const list = side.current?.querySelector<HTMLElement>('[role=listbox]')
    ;(list ?? side.current?.querySelector<HTMLElement>('[role=tabpanel]'))?.focus()
  }, [focusWish])
  const doubts = plan?.doubts.length ?? 0

  function onKeyDown(event: KeyboardEvent) {
    // What floats over it has an Escape of its own.
    const isOwn = tab === 'takes' || tab === 'listen'
    if (event.key !== 'Escape' || !isOwn || document.querySelector('dialog[open]') !== null) return
    event.preventDefault()
    desk.script.focus()
  }
  return (
    <>
      <SplitHandle label="Width of the inspector" width={width} least={260} most={480} onWidth={setWidth} />
      <aside
        ref={side}
        aria-label="Inspector"
        className={styles['inspector']}
        style={{ width }}
        onKeyDown={onKeyDown}
      >
        <Tabs label="Inspector" tabs={tabsFor(tab, doubts)} shown={tab} onShow={shown.setTab}>
          <Shown {...props} />
        </Tabs>
      </aside>
    </>
  )
}

function Shown({ episode, desk, view, engine, plan, takes, shown, onExport }: InspectorProps) {
  const { cast: chosen } = useObservable(desk.cast)
  const { givenVoices } = episode
  const { map } = view
  const ofShow = useEpisodeShow(map.show ?? episode.show)
  const { show } = ofShow
  const rows = useMemo(
    () => viewCast(map, chosen, givenVoices, engine, show?.cast),
    [map, chosen, givenVoices, engine, show?.cast],
  )
  switch (shown.tab) {
    case 'cast':
      return (
        <>
          <EpisodeShowNote shown={ofShow} />
          <CastPanel
            rows={rows}
            engine={engine}
            onChange={desk.cast.change}
            ofShow={
              show && {
                title: show.title,
                onShare: (speaker, entry) =>
                  void ofShow.share(speaker, entry, () => desk.cast.reset(speaker)),
                onReset: desk.cast.reset,
              }
            }
          />
          {ofShow.question}
        </>
      )
    case 'takes':
      return <TakesPanel episode={episode.id} plan={plan} caret={view.caret} takes={takes} />
    case 'listen':
      return <ListenPanel episode={episode.id} plan={plan} script={desk.script} takes={takes} />
    case 'episode':
      return (
        <EpisodePanel
          id={episode.id}
          engine={engine}
          audio={episode.audio}
          isCurrent={plan?.isCurrent ?? false}
          lines={turnCount(map)}
          words={map.speakers.reduce((sum, speaker) => sum + speaker.words, 0)}
          chapters={map.chapters}
          onEditHeading={(at) => desk.script.editHeading(at)}
          onExport={onExport}
        />
      )
  }
}

/** The list of takes to listen to is there while there are any, and until it has been left. */
function tabsFor(shown: InspectorTab, doubts: number): readonly { name: InspectorTab; label: string }[] {
  return [
    { name: 'cast', label: 'Cast' },
    { name: 'takes', label: 'Takes' },
    ...(doubts > 0 || shown === 'listen'
      ? [{ name: 'listen', label: doubts > 0 ? `Listen · ${doubts}` : 'Listen' } as const]
      : []),
    { name: 'episode', label: 'Episode' },
  ]
}
