/** An audio element without sound, whose clock is moved by hand. */
export function fakeSound(): HTMLAudioElement {
  const element = document.createElement('audio')
  let paused = true
  let time = 0
  Object.defineProperties(element, {
    paused: { get: () => paused },
    currentTime: {
      get: () => time,
      set: (value: number) => {
        time = value
      },
    },
    play: {
      value: async () => {
        paused = false
      },
    },
    pause: {
      value: () => {
        paused = true
      },
    },
  })
  return element
}
