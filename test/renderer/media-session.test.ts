// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest'
import { connectMediaSession } from '../../src/renderer/player/media-session.ts'
import { makePlayer } from './fake-player.ts'

function connect() {
  const { element, player } = makePlayer()
  const handlers = new Map<string, MediaSessionActionHandler | null>()
  const positions: (MediaPositionState | undefined)[] = []
  const session: MediaSession = {
    metadata: null,
    playbackState: 'none',
    setActionHandler: (action, handler) => void handlers.set(action, handler),
    setPositionState: (state) => void positions.push(state),
    setCameraActive: async () => undefined,
    setMicrophoneActive: async () => undefined,
  }
  const metadata: MediaMetadata = { title: 'How sound travels', artist: 'Deep Water', album: '', artwork: [] }
  const step = vi.fn((by: 1 | -1) => player.stepTurn(by))
  const stop = connectMediaSession({ session, player, step, metadata })
  const press = (action: MediaSessionAction, details: Partial<MediaSessionActionDetails> = {}) =>
    handlers.get(action)?.({ action, ...details })
  return { element, player, session, handlers, positions, metadata, step, stop, press }
}

test('media keys play, pause, step from line to line and seek', async () => {
  const { element, press, step } = connect()
  press('play')
  await Promise.resolve()
  expect(element.paused).toBe(false)
  press('pause')
  expect(element.paused).toBe(true)
  press('nexttrack')
  press('nexttrack')
  expect(element.currentTime).toBe(4.4)
  press('previoustrack')
  expect(element.currentTime).toBe(0.5)
  expect(step.mock.calls).toEqual([[1], [1], [-1]])
  press('seekforward', { seekOffset: 5 })
  expect(element.currentTime).toBe(5.5)
  press('seekbackward')
  expect(element.currentTime).toBe(0)
  press('seekto', { seekTime: 7 })
  expect(element.currentTime).toBe(7)
})

test('the system is shown what is heard, where it is and how fast', async () => {
  const { player, session, positions, metadata } = connect()
  expect(session).toMatchObject({ metadata, playbackState: 'paused' })
  await player.play()
  expect(session.playbackState).toBe('playing')
  player.setSpeed(1.5)
  player.seek(9.5)
  expect(positions.at(-1)).toEqual({ duration: 12.5, position: 9.5, playbackRate: 1.5 })
  player.load(undefined)
  expect(session).toMatchObject({ metadata: null, playbackState: 'none' })
  expect(positions.at(-1)).toBeUndefined()
})

test('playing on is no news, for the system counts by itself', () => {
  const { player, positions } = connect()
  player.seek(1)
  const before = positions.length
  for (const time of [1.1, 1.9, 2.7, 3.5]) player.seek(time)
  expect(positions).toHaveLength(before)
})

test('leaving the episode gives the media keys back', () => {
  const { player, session, handlers, stop } = connect()
  stop()
  expect([...handlers.values()].every((handler) => handler === null)).toBe(true)
  expect(session).toMatchObject({ metadata: null, playbackState: 'none' })
  player.seek(3)
  expect(session.playbackState).toBe('none')
})
