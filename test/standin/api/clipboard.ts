import { refuseTheRest } from '../refuse-the-rest.ts'

let text = ''

const methods: Pick<Electron.Clipboard, 'clear' | 'readText' | 'writeText'> = {
  clear: () => {
    text = ''
  },
  readText: async () => await Promise.resolve(text),
  writeText: async (value) => {
    text = value
    await Promise.resolve()
  },
}

/** `clipboard`, for text, of this process alone. */
export const clipboard = refuseTheRest(methods, 'clipboard')
