import { useEffect, useMemo, useState } from 'react'
import { ask } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useQuery } from '../bridge/use-query.ts'
import type { OpenEpisode, RenderPlan, Settings } from '../components/episode-types.ts'
import { StudioMenu } from '../components/studio-menu.tsx'
import { UnsavedDialog } from '../components/unsaved-dialog.tsx'
import { useColourScheme } from '../components/use-colour-scheme.ts'
import { useExport } from '../export/use-export.tsx'
import { useSendNotice } from '../gemini/use-send-notice.tsx'
import { useEpisodeSound } from '../player/use-episode-sound.ts'
import { useMediaSession } from '../player/use-media-session.ts'
import { Transport } from '../player/transport.tsx'
import { useMusic } from '../music/use-music.ts'
import { useObservable } from '../state/observable.ts'
import { LineMenu, type MarkMenu } from '../takes/line-menu.tsx'
import { useTakes } from '../takes/use-takes.ts'
import { useNewVersion } from '../version/use-new-version.tsx'
import { DeskColumn } from './desk-column.tsx'
import { FileNotices } from './file-notices.tsx'
import { Inspector } from './inspector.tsx'
import { RenderBar } from './render-bar.tsx'
import { StudioHeader } from './studio-header.tsx'
import { RenderNotices } from './render-notices.tsx'
import { saveDesk } from './save-desk.ts'
import { styleNonce, useDesk, type Desk } from './use-desk.ts'
import { useEngine } from './use-engine.ts'
import { useInspector } from './use-inspector.ts'
import { useLeaving } from './use-leaving.ts'
import { useRender } from './use-render.ts'
import { useStudioKeys } from './use-studio-keys.ts'
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
  const [menu, setMenu] = useState<MarkMenu>()
  const desk = useDesk(episode, settings?.playbackSpeed ?? 1, {
    onPlay: (line) => {
      const heard = plan?.ok === true ? heardAs(plan.data, line) : undefined
      if (heard !== undefined) desk?.player.playTurn(heard)
    },
    onMenu: (line, at) => setMenu({ line, at }),
  })
  return desk === undefined ? null : (
    <StudioOf {...props} desk={desk} menu={menu} onCloseMenu={() => setMenu(undefined)} />
  )
}

function StudioOf({
  episode,
  settings,
  desk,
  menu,
  onCloseMenu,
  onRendered,
  onLeave,
}: StudioDeskProps & Readonly<{ desk: Desk; menu: MarkMenu | undefined; onCloseMenu: () => void }>) {
  const { bridge } = useStudio()
  const { script, file, player } = desk
  const inspector = useInspector()
  const planReply = useQuery('episode.plan', { id: episode.id })
  const plan = planReply?.ok === true ? planReply.data : undefined
  const engine = useEngine(episode, plan)
  const sending = useSendNotice()
  const render = useRender({ episode, plan, engine, desk, sending, onRendered })
  const exporting = useExport(episode.id, () => saveDesk(desk))
  const held = useLeaving(desk)
  const newVersion = useNewVersion(desk, episode.id)
  const view = useObservable(script)
  const { turn, time, isPlaying } = useObservable(player)
  const sound = useEpisodeSound(episode.id, episode.audio, render.running, player)
  const { audio, lines } = sound

  const lineOfHeard = useMemo(
    () => (lines === undefined ? linesByHeard(plan) : new Map(lines.entries())),
    [plan, lines],
  )
  const spoken = isPlaying || time > 0 ? lineOfHeard.get(turn) : undefined
  useEffect(() => {
    const madeNow = render.running?.madeTurns
    script.tell(render.isPlanOld ? { madeNow, spoken } : { plan, madeNow, spoken })
  }, [script, plan, render.isPlanOld, render.running?.madeTurns, spoken])

  const music = useMusic(episode.id)
  useEffect(() => {
    if (music !== undefined) script.tellMusic(music.names)
  }, [script, music])

  const takes = useTakes({
    episode: episode.id,
    plan,
    player,
    turnHeard: (line) => [...lineOfHeard].find(([, known]) => known === line)?.[0],
    sending,
    render: { start: render.start, isBusy: render.offer.act === 'stop' },
  })

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
    'show-takes': () => inspector.reveal('takes'),
    'show-doubts': () => inspector.reveal('listen'),
    back: () => player.skip(-10),
    on: () => player.skip(10),
    pause: player.pause,
    find: () => script.find(),
    // Where there is no audio yet, the dialog says so.
    export: exporting.open,
    'save-copy': () => void file.flush(),
    'paste-version': newVersion.begin,
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
        menu={
          <StudioMenu
            onPasteVersion={newVersion.begin}
            onFind={() => script.find()}
            onExport={exporting.open}
          />
        }
        showsInspector={inspector.isShown}
        onToggleInspector={inspector.toggle}
        onMake={render.start}
        onStop={render.stop}
        onExport={exporting.open}
        doubts={plan?.doubts.length ?? 0}
        onListen={() => inspector.reveal('listen')}
        onLeave={onLeave}
      />
      <FileNotices episode={episode} desk={desk} render={render} planReply={planReply} />
      <RenderNotices desk={desk} render={render} engine={engine} obstacle={plan?.obstacle} />
      <div className={styles['body']}>
        <DeskColumn
          desk={desk}
          view={view}
          zoom={settings?.scriptZoom ?? 100}
          isPlaying={isPlaying}
          ending={plan?.ending}
        />
        {inspector.isShown && (
          <Inspector
            episode={episode}
            desk={desk}
            view={view}
            engine={engine.engine}
            plan={plan}
            takes={takes}
            shown={inspector}
            onExport={exporting.open}
          />
        )}
      </div>
      {render.running !== undefined && <RenderBar running={render.running} sound={sound} />}
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
      {menu !== undefined && (
        <LineMenu
          at={menu.at}
          onPlay={
            plan === undefined || heardAs(plan, menu.line) === undefined
              ? undefined
              : () => player.playTurn(heardAs(plan, menu.line) ?? 0)
          }
          onShowTakes={() => {
            script.showLine(menu.line)
            inspector.reveal('takes')
          }}
          onClose={onCloseMenu}
        />
      )}
      {newVersion.dialog}
      {exporting.dialog}
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
