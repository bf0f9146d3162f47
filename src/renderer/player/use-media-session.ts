import { useEffect, useEffectEvent } from 'react'
import { connectMediaSession } from './media-session.ts'
import type { Player } from './player.ts'

type UseMediaSession = Readonly<{
  player: Player
  title: string
  show: string | undefined
  onStep: (by: 1 | -1) => void
}>

/** Media keys steer the player while its episode is on screen. */
export function useMediaSession({ player, title, show, onStep }: UseMediaSession): void {
  const step = useEffectEvent(onStep)
  useEffect(() => {
    // Not every system has one.
    if (!('mediaSession' in navigator)) return undefined
    return connectMediaSession({
      session: navigator.mediaSession,
      player,
      step: (by) => step(by),
      metadata: new MediaMetadata({ title, artist: show ?? '' }),
    })
  }, [player, title, show])
}
