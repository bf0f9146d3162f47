import type { Player, PlayerState } from './player.ts'

/** The part of `navigator.mediaSession` that is used. */
export type SystemSession = Pick<
  MediaSession,
  'metadata' | 'playbackState' | 'setActionHandler' | 'setPositionState'
>

type MediaSessionParts = {
  readonly session: SystemSession
  readonly player: Player
  readonly step: (by: 1 | -1) => void
  readonly metadata: MediaMetadata
}

/** Seconds that a seek goes when the system does not say how far. */
const skip = 10
/** A change of place of more seconds than this is no playing on. */
const leap = 1

/**
 * Lets the keyboard's media keys and the system's own controls steer the player, and shows them what is heard
 * (https://www.w3.org/TR/mediasession/). Returns what gives them back.
 */
export function connectMediaSession({ session, player, step, metadata }: MediaSessionParts): () => void {
  const handlers: readonly (readonly [MediaSessionAction, MediaSessionActionHandler])[] = [
    ['play', () => void player.play()],
    ['pause', () => player.pause()],
    ['previoustrack', () => step(-1)],
    ['nexttrack', () => step(1)],
    ['seekbackward', ({ seekOffset }) => player.skip(-(seekOffset ?? skip))],
    ['seekforward', ({ seekOffset }) => player.skip(seekOffset ?? skip)],
    ['seekto', ({ seekTime }) => player.seek(seekTime ?? player.get().time)],
  ]
  let told: PlayerState | undefined

  const tell = () => {
    const now = player.get()
    if (told !== undefined && !isNews(told, now)) {
      // The system counts on by itself; only a leap is news.
      told = now
      return
    }
    told = now
    session.metadata = player.canPlay ? metadata : null
    session.playbackState = !player.canPlay ? 'none' : now.isPlaying ? 'playing' : 'paused'
    if (now.length > 0)
      session.setPositionState({
        duration: now.length,
        position: Math.min(now.time, now.length),
        playbackRate: now.speed,
      })
    else session.setPositionState()
  }

  for (const [action, handler] of handlers) session.setActionHandler(action, handler)
  tell()
  const stop = player.subscribe(tell)
  return () => {
    stop()
    for (const [action] of handlers) session.setActionHandler(action, null)
    session.metadata = null
    session.playbackState = 'none'
    session.setPositionState()
  }
}

function isNews(told: PlayerState, now: PlayerState): boolean {
  return (
    told.isPlaying !== now.isPlaying ||
    told.length !== now.length ||
    told.speed !== now.speed ||
    told.turn !== now.turn ||
    Math.abs(told.time - now.time) > leap
  )
}
