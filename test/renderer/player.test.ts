// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import { Player } from '../../src/renderer/player/player.ts'

const turns = [
  { speaker: 'Host', start: 0.5, end: 4 },
  { speaker: 'Guest', start: 4.4, end: 9 },
  { speaker: 'Host', start: 9.3, end: 12 },
]

/** An audio element whose clock is moved by hand. */
function makePlayer() {
  const element = document.createElement('audio')
  let time = 0
  let paused = true
  Object.defineProperties(element, {
    currentTime: {
      get: () => time,
      set: (value: number) => {
        time = value
        element.dispatchEvent(new Event('seeked'))
      },
    },
    paused: { get: () => paused },
    play: {
      value: async () => {
        paused = false
        element.dispatchEvent(new Event('play'))
      },
    },
    pause: {
      value: () => {
        paused = true
        element.dispatchEvent(new Event('pause'))
      },
    },
    load: { value: () => undefined },
  })
  const player = new Player(element)
  player.load({ address: 'blob:one', seconds: 12.5, turns })
  return { element, player }
}

describe('Player', () => {
  test('knows whose turn it is', () => {
    const { player } = makePlayer()
    const heard = [0, 0.5, 4.2, 4.4, 9.29, 11].map((time) => {
      player.seek(time)
      return player.get().turn
    })
    expect(heard).toEqual([-1, 0, 0, 1, 1, 2])
  })

  test('plays from a turn, and stops at the ends of the recording', async () => {
    const { element, player } = makePlayer()
    player.playTurn(1)
    await Promise.resolve()
    expect(element.currentTime).toBe(4.4)
    expect(player.get().isPlaying).toBe(true)
    player.skip(100)
    expect(element.currentTime).toBe(12.5)
    player.skip(-100)
    expect(element.currentTime).toBe(0)
    player.pause()
    expect(player.get().isPlaying).toBe(false)
  })

  test('steps from line to line; back goes to the begin of a line that is under way', () => {
    const { element, player } = makePlayer()
    player.seek(7)
    player.stepTurn(-1)
    expect(element.currentTime).toBe(4.4)
    player.stepTurn(-1)
    expect(element.currentTime).toBe(0.5)
    player.stepTurn(1)
    player.stepTurn(1)
    player.stepTurn(1)
    expect(element.currentTime).toBe(9.3)
  })

  test('keeps its place when the recording is made again', () => {
    const { element, player } = makePlayer()
    player.seek(5)
    player.load({ address: 'blob:two', seconds: 4, turns })
    expect(element.currentTime).toBe(4)
  })

  test('a recording that cannot be read says so', () => {
    const { element, player } = makePlayer()
    element.dispatchEvent(new Event('error'))
    expect(player.get().failure).toContain('cannot be read')
  })

  test('without a recording nothing happens', async () => {
    const { element, player } = makePlayer()
    player.load(undefined)
    await player.play()
    player.seek(3)
    player.playTurn(0)
    expect(element.paused).toBe(true)
    expect(player.canPlay).toBe(false)
  })

  test('the speed stays between a half and three', () => {
    const { element, player } = makePlayer()
    player.setSpeed(9)
    expect(element.playbackRate).toBe(3)
    player.setSpeed(0.1)
    expect(player.get().speed).toBe(0.5)
  })
})
