import { useEffect, useEffectEvent, useState } from 'react'
import { ask } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import type { OpenEpisode } from '../components/episode-types.ts'
import type { MarkHandlers } from '../editor/line-gutter.ts'
import { CastFile } from '../editor/cast-file.ts'
import { ScriptDesk } from '../editor/script-desk.ts'
import { ScriptFile } from '../editor/script-file.ts'
import { readForm } from '../editor/text-form.ts'
import { Player } from '../player/player.ts'
import { leaveDesk } from './leave-desk.ts'

/** What an open episode is worked with: its editor, its files, its player. */
export type Desk = {
  readonly script: ScriptDesk
  readonly file: ScriptFile
  readonly cast: CastFile
  readonly player: Player
  /** What is not saved is given up. */
  readonly abandon: () => void
}

/** The nonce that style sheets made at run time need, from the page's own head. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''
}

/** Sets the desk up when the episode comes and clears it away, saved, when it goes. */
export function useDesk(episode: OpenEpisode, speed: number, marks: MarkHandlers): Desk | undefined {
  const { bridge, toasts } = useStudio()
  const [desk, setDesk] = useState<Desk>()
  const play = useEffectEvent(marks.onPlay)
  const showMenu = useEffectEvent(marks.onMenu)
  const make = useEffectEvent((): Desk & { readonly clear: () => Promise<void> } => {
    const script: ScriptDesk = new ScriptDesk({
      text: readForm(episode.script).body,
      nonce: styleNonce(),
      makeWorker: () => new Worker(new URL('../editor/parse-worker.ts', import.meta.url), { type: 'module' }),
      onEdit: () => file.changed(),
      onPlay: (line) => play(line),
      onMenu: (line, at) => showMenu(line, at),
    })
    const file: ScriptFile = new ScriptFile({
      bridge,
      id: episode.id,
      script: episode.script,
      digest: episode.digest,
      text: script.text,
    })
    const cast = new CastFile({
      bridge,
      id: episode.id,
      cast: episode.cast,
      onFailure: (failure) => toasts.show(explain(failure), { tone: 'danger' }),
    })
    let isAbandoned = false
    const abandon = () => {
      isAbandoned = true
      file.abandon()
    }
    const clear = async () => {
      const failure = isAbandoned ? undefined : await leaveDesk({ file, cast }, toasts)
      if (failure !== undefined)
        toasts.show(`Your last changes are not saved. ${explain(failure)}`, { tone: 'danger' })
      file.destroy()
      await ask(bridge, 'episode.close', { id: episode.id })
    }
    return { script, file, cast, player: new Player(new Audio(), speed), abandon, clear }
  })

  useEffect(() => {
    const made = make()
    setDesk(made)
    const flush = () => {
      void made.file.flush()
      void made.cast.flush()
    }
    const sendLast = () => {
      made.file.sendLast()
      made.cast.sendLast()
    }
    window.addEventListener('blur', flush)
    window.addEventListener('beforeunload', sendLast)
    window.addEventListener('pagehide', sendLast)
    return () => {
      window.removeEventListener('blur', flush)
      window.removeEventListener('beforeunload', sendLast)
      window.removeEventListener('pagehide', sendLast)
      void made.clear()
      made.player.destroy()
      made.script.destroy()
      setDesk(undefined)
    }
  }, [bridge, episode.id])
  return desk
}
