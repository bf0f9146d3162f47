import { Player } from '../../src/renderer/player/player.ts'

export const turns = [
  { speaker: 'Host', start: 0.5, end: 4 },
  { speaker: 'Guest', start: 4.4, end: 9 },
  { speaker: 'Host', start: 9.3, end: 12 },
]

/** An audio element whose clock is moved by hand. */
export function makePlayer() {
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
