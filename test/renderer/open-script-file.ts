import { ScriptFile } from '../../src/renderer/editor/script-file.ts'
import { makeFakeBridge } from './fake-bridge.ts'

/** A script on the desk of a page whose main is a fake; `type` puts another text there. */
export function openScriptFile(script = 'Host: Hello.\n') {
  const fake = makeFakeBridge({ episodes: 1, script })
  const [episode] = fake.episodes()
  const state = { text: script.replace('\u{FEFF}', '').replaceAll('\r\n', '\n') }
  const file = new ScriptFile({
    bridge: fake.bridge,
    id: episode!.id,
    script,
    digest: episode!.digest,
    text: () => state.text,
  })
  const type = (text: string) => {
    state.text = text
    file.changed()
  }
  return { fake, episode: episode!, file, type }
}

/** Every save that was asked for. */
export const saves = (fake: ReturnType<typeof makeFakeBridge>) =>
  fake.asked.filter(({ name }) => name === 'episode.saveScript')

/** What was put aside. */
export const asides = (fake: ReturnType<typeof makeFakeBridge>) =>
  fake.asked.filter(({ name }) => name === 'episode.keepConflict').map(({ input }) => input)
