import { useEffect, useEffectEvent, useState } from 'react'
import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import type { OpenEpisode } from '../components/episode-types.ts'
import { ScriptDesk } from '../editor/script-desk.ts'
import { ScriptFile } from '../editor/script-file.ts'
import { readForm } from '../editor/text-form.ts'
import { Player } from '../player/player.ts'

/** What an open episode is worked with: its editor, its file, its player. */
export type Desk = { readonly script: ScriptDesk; readonly file: ScriptFile; readonly player: Player }

/** The nonce that style sheets made at run time need, from the page's own head. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? ''
}

/** Sets the desk up when the episode comes and clears it away, saved, when it goes. */
export function useDesk(
  episode: OpenEpisode,
  speed: number,
  onPlay: (line: number) => void,
): Desk | undefined {
  const { bridge } = useStudio()
  const [desk, setDesk] = useState<Desk>()
  const play = useEffectEvent(onPlay)
  const make = useEffectEvent((): Desk => {
    const script: ScriptDesk = new ScriptDesk({
      text: readForm(episode.script).body,
      nonce: styleNonce(),
      makeWorker: () => new Worker(new URL('../editor/parse-worker.ts', import.meta.url), { type: 'module' }),
      onEdit: () => file.changed(),
      onPlay: (line) => play(line),
    })
    const file: ScriptFile = new ScriptFile({
      bridge,
      id: episode.id,
      script: episode.script,
      digest: episode.digest,
      text: script.text,
    })
    return { script, file, player: new Player(new Audio(), speed) }
  })

  useEffect(() => {
    const made = make()
    setDesk(made)
    const flush = () => void made.file.flush()
    window.addEventListener('blur', flush)
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('blur', flush)
      window.removeEventListener('pagehide', flush)
      void made.file.flush().then(() => ask(bridge, 'episode.close', { id: episode.id }))
      made.player.destroy()
      made.script.destroy()
      setDesk(undefined)
    }
  }, [bridge, episode.id])
  return desk
}
