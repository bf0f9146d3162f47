// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest'
import { makePlayer, turns } from './fake-player.ts'

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
