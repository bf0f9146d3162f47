import { createHash } from 'node:crypto'
import { createDraftEngine } from '../../src/main/engines/draft/draft-engine.ts'

/** Run as a process of its own: speaks the text of its argument, prints the hash of the samples; `leave` does not close. */
const [text = '', ending = 'close'] = process.argv.slice(2)
const engine = createDraftEngine({
  workerPath: new URL('../../src/main/engines/draft/flite-worker.ts', import.meta.url),
})
const spoken = await engine.speak(
  {
    turns: [{ speaker: 'Host', text, voice: 'Zephyr', style: undefined, pace: 1, place: 'line 1' }],
    language: undefined,
  },
  { signal: new AbortController().signal },
)
process.stdout.write(createHash('sha256').update(spoken.pcm).digest('hex'))
if (ending === 'close') await engine.close()
