import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { RequestOutput } from '../../shared/ipc/schemas.ts'
import { ask } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import type { RunningRender } from '../bridge/render-watch.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import type { EpisodeAudio } from '../components/episode-types.ts'
import type { Player } from './player.ts'

/** Audio of what is made so far, with the line of the script that each of its turns says. */
type AudioSoFar = NonNullable<RequestOutput<'episode.soFar'>>

export type EpisodeSound = {
  /** What is in the player: the finished audio, or what is made of the next so far. */
  readonly audio: EpisodeAudio | undefined
  /** The line of the script that each turn of the audio says, where it is not the plan that knows. */
  readonly lines: Int32Array | undefined
  readonly isAsked: boolean
  /** Puts together what there is and plays it, from where the player is. */
  readonly hearSoFar: () => void
}

/**
 * What is heard of an episode. While it is made, what is there can be put together and heard; when that has been heard to
 * its end and more is there by then, it goes on by itself, and goes over into the finished audio when that comes.
 */
export function useEpisodeSound(
  id: string,
  finished: EpisodeAudio | undefined,
  running: RunningRender | undefined,
  player: Player,
): EpisodeSound {
  const { bridge, toasts, mediaAddress } = useStudio()
  const [soFar, setSoFar] = useState<AudioSoFar>()
  const [isAsked, setAsked] = useState(false)
  const loaded = useRef(0)

  const takeFinished = useEffectEvent(() => {
    const goesOn = soFar !== undefined && player.get().isPlaying
    setSoFar(undefined)
    loaded.current++
    player.load(finished === undefined ? undefined : { ...finished, address: mediaAddress(finished.media) })
    if (goesOn) void player.play()
  })
  useEffect(() => takeFinished(), [id, finished, player])

  const hear = async (isMore: boolean) => {
    setAsked(true)
    const before = loaded.current
    const reply = await ask(bridge, 'episode.soFar', { id })
    setAsked(false)
    // The finished audio is there by now, or another episode is.
    if (loaded.current !== before) return
    if (!reply.ok) {
      toasts.show(explain(reply), { tone: 'danger' })
    } else if (reply.data === null) {
      toasts.show('The first line is not made yet.')
    } else if (!isMore || reply.data.turns.length > (soFar?.turns.length ?? 0)) {
      setSoFar(reply.data)
      player.load({ ...reply.data, address: mediaAddress(reply.data.media) })
      void player.play()
    }
  }
  const goOn = useEffectEvent(() => {
    if (soFar !== undefined && running !== undefined) void hear(true)
  })
  useEffect(() => {
    const { element } = player
    element.addEventListener('ended', goOn)
    return () => element.removeEventListener('ended', goOn)
  }, [player])

  return { audio: soFar ?? finished, lines: soFar?.lines, isAsked, hearSoFar: () => void hear(false) }
}
