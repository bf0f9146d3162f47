import { useEffect, useMemo, useState } from 'react'
import { ask } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useQuery } from '../bridge/use-query.ts'
import type { OpenEpisode, Settings } from '../components/episode-types.ts'
import { UnsavedDialog } from '../components/unsaved-dialog.tsx'
import { useColourScheme } from '../components/use-colour-scheme.ts'
import { useMediaSession } from '../player/use-media-session.ts'
import { Transport } from '../player/transport.tsx'
import { useObservable } from '../state/observable.ts'
import { DeskColumn } from './desk-column.tsx'
import { FileNotices } from './file-notices.tsx'
import { Inspector } from './inspector.tsx'
import { RenderBar } from './render-bar.tsx'
import { StudioHeader } from './studio-header.tsx'
import { styleNonce, useDesk, type Desk } from './use-desk.ts'
import { useLeaving } from './use-leaving.ts'
import { useRender } from './use-render.ts'
import { useStudioKeys } from './use-studio-keys.ts'
import { useExport } from './use-export.ts'
import styles from './studio-desk.module.css'

type StudioDeskProps = Readonly<{
  episode: OpenEpisode
  settings: Settings | undefined
  onRendered: () => void
  onLeave: () => void
}>

/** Sets the desk up; what is on it is `StudioOf`. */
export function StudioDesk(props: StudioDeskProps) {
  const { episode, settings } = props
  const plan = useQuery('episode.plan', { id: episode.id })
  const lines = plan?.ok === true ? plan.data.lines : []
  const desk = useDesk(episode, settings?.playbackSpeed ?? 1, (line) => {
    const heard = lines[line]?.heard ?? null
    if (heard !== null) desk?.player.playTurn(heard)
  })
  return desk === undefined ? null : <StudioOf {...props} desk={desk} />
}

function StudioOf({
  episode,
  settings,
  desk,
  onRendered,
  onLeave,
}: StudioDeskProps & Readonly<{ desk: Desk }>) {
  const { bridge, mediaAddress } = useStudio()
  const { script, file, player } = desk
  const [showsInspector, setShowsInspector] = useState(true)
  const planReply = useQuery('episode.plan', { id: episode.id })
  const plan = planReply?.ok === true ? planReply.data : undefined
  const render = useRender({ episode, plan, desk, onRendered })
  const exportAudio = useExport(episode.id)
  const held = useLeaving(desk)
  const view = useObservable(script)
  const { turn, time, isPlaying } = useObservable(player)
  const { audio } = episode

  useEffect(() => {
    player.load(audio === undefined ? undefined : { ...audio, address: mediaAddress(audio.media) })
  }, [player, audio, mediaAddress])

  const lineOfHeard = useMemo(
    () => new Map(plan?.lines.flatMap(({ heard }, line) => (heard === null ? [] : [[heard, line]]))),
    [plan],
  )
  const spoken = isPlaying || time > 0 ? lineOfHeard.get(turn) : undefined
  useEffect(() => {
    script.tell({ plan, madeNow: render.running?.madeTurns, spoken })
  }, [script, plan, render.running?.madeTurns, spoken])

  function playCaretLine() {
    const line = script.caretLine()
    const heard = line === undefined ? null : (plan?.lines[line]?.heard ?? null)
    if (heard !== null) player.playTurn(heard)
  }
  function step(by: 1 | -1) {
    script.setFollowing(true)
    player.stepTurn(by)
  }
  useMediaSession({ player, title: episode.title, show: view.map.show, onStep: step })
  useStudioKeys({
    render: render.start,
    'stop-render': render.stop,
    'play-pause': player.toggle,
    'next-line': () => step(1),
    'previous-line': () => step(-1),
    'play-line': playCaretLine,
    back: () => player.skip(-10),
    on: () => player.skip(10),
    pause: player.pause,
    find: () => script.find(),
    // Where there is no audio yet, main says so.
    export: () => void exportAudio(),
    'save-copy': () => void file.flush(),
  })

  function setSpeed(playbackSpeed: number) {
    player.setSpeed(playbackSpeed)
    void ask(bridge, 'settings.set', { playbackSpeed })
  }

  return (
    <div className={styles['studio']}>
      <StudioHeader
        episode={episode}
        show={view.map.show}
        file={file}
        offer={render.offer}
        showsInspector={showsInspector}
        onToggleInspector={() => setShowsInspector(!showsInspector)}
        onMake={render.start}
        onStop={render.stop}
        onLeave={onLeave}
      />
      <FileNotices episode={episode} desk={desk} render={render} planReply={planReply} />
      <div className={styles['body']}>
        <DeskColumn desk={desk} view={view} zoom={settings?.scriptZoom ?? 100} isPlaying={isPlaying} />
        {showsInspector && (
          <Inspector
            episode={episode}
            cast={desk.cast}
            map={view.map}
            isCurrent={plan?.isCurrent ?? false}
            onExport={() => void exportAudio()}
          />
        )}
      </div>
      {render.running !== undefined && <RenderBar running={render.running} />}
      <Transport
        audio={audio}
        player={player}
        speakers={view.map.speakers.map((speaker) => speaker.name)}
        nonce={styleNonce()}
        theme={useColourScheme(settings?.theme ?? 'system')}
        hintAt={(heard) => {
          const line = lineOfHeard.get(heard)
          return line === undefined ? undefined : script.wordsOfLine(line)
        }}
        onSpeed={setSpeed}
      />
      {held !== undefined && (
        <UnsavedDialog reason={explain(held.failure)} onStay={held.stay} onLeave={held.leaveAnyway} />
      )}
    </div>
  )
}
