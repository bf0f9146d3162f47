import { useEffect, useMemo, useState } from 'react'
import { ask } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useQuery } from '../bridge/use-query.ts'
import type { OpenEpisode, RenderPlan, Settings } from '../components/episode-types.ts'
import { UnsavedDialog } from '../components/unsaved-dialog.tsx'
import { useColourScheme } from '../components/use-colour-scheme.ts'
import { useSendNotice } from '../gemini/use-send-notice.tsx'
import { useMediaSession } from '../player/use-media-session.ts'
import { Transport } from '../player/transport.tsx'
import { useObservable } from '../state/observable.ts'
import { DeskColumn } from './desk-column.tsx'
import { FileNotices } from './file-notices.tsx'
import { Inspector } from './inspector.tsx'
import { RenderBar } from './render-bar.tsx'
import { StudioHeader } from './studio-header.tsx'
import { RenderNotices } from './render-notices.tsx'
import { styleNonce, useDesk, type Desk } from './use-desk.ts'
import { useEngine } from './use-engine.ts'
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
  const desk = useDesk(episode, settings?.playbackSpeed ?? 1, (line) => {
    const heard = plan?.ok === true ? heardAs(plan.data, line) : undefined
    if (heard !== undefined) desk?.player.playTurn(heard)
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
  const engine = useEngine(episode, plan)
  const sending = useSendNotice()
  const render = useRender({ episode, plan, engine, desk, sending, onRendered })
  const exportAudio = useExport(episode.id)
  const held = useLeaving(desk)
  const view = useObservable(script)
  const { turn, time, isPlaying } = useObservable(player)
  const { audio } = episode

  useEffect(() => {
    player.load(audio === undefined ? undefined : { ...audio, address: mediaAddress(audio.media) })
  }, [player, audio, mediaAddress])

  const lineOfHeard = useMemo(() => linesByHeard(plan), [plan])
  const spoken = isPlaying || time > 0 ? lineOfHeard.get(turn) : undefined
  useEffect(() => {
    script.tell({ plan, madeNow: render.running?.madeTurns, spoken })
  }, [script, plan, render.running?.madeTurns, spoken])

  function playCaretLine() {
    const line = script.caretLine()
    const heard = line === undefined || plan === undefined ? undefined : heardAs(plan, line)
    if (heard !== undefined) player.playTurn(heard)
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
        engine={engine}
        showsInspector={showsInspector}
        onToggleInspector={() => setShowsInspector(!showsInspector)}
        onMake={render.start}
        onStop={render.stop}
        onLeave={onLeave}
      />
      <FileNotices episode={episode} desk={desk} render={render} planReply={planReply} />
      <RenderNotices desk={desk} render={render} engine={engine} obstacle={plan?.obstacle} />
      <div className={styles['body']}>
        <DeskColumn desk={desk} view={view} zoom={settings?.scriptZoom ?? 100} isPlaying={isPlaying} />
        {showsInspector && (
          <Inspector
            episode={episode}
            cast={desk.cast}
            engine={engine.engine}
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
      {sending.notice}
      {held !== undefined && (
        <UnsavedDialog reason={explain(held.failure)} onStay={held.stay} onLeave={held.leaveAnyway} />
      )}
    </div>
  )
}

/** The turn of the audio that a line of the plan is heard as. */
function heardAs({ lines }: RenderPlan, line: number): number | undefined {
  const heard = lines.heard[line] ?? -1
  return heard < 0 ? undefined : heard
}

/** The line of the plan that each turn of the audio is heard as. */
function linesByHeard(plan: RenderPlan | undefined): ReadonlyMap<number, number> {
  const lines = new Map<number, number>()
  plan?.lines.heard.forEach((heard, line) => heard >= 0 && lines.set(heard, line))
  return lines
}
