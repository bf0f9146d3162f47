import { vi } from 'vitest'
import { parseScript } from '../../src/core/script/parse-script.ts'
import type { ParseQuestion } from '../../src/renderer/editor/parse-worker.ts'
import { mapScript } from '../../src/renderer/editor/script-map.ts'

/** The parser, on the page's own thread: there are no workers here. */
class PageWorker extends EventTarget {
  #isOver = false
  postMessage({ version, text }: ParseQuestion) {
    const data = { version, map: mapScript(parseScript(text)) }
    queueMicrotask(() => {
      if (!this.#isOver) this.dispatchEvent(new MessageEvent('message', { data }))
    })
  }
  terminate() {
    this.#isOver = true
  }
}

/** What a page without a browser lacks: workers, sound and drawing. */
export function stubPage(): void {
  vi.stubGlobal('Worker', PageWorker)
  HTMLMediaElement.prototype.pause = () => undefined
  HTMLMediaElement.prototype.load = () => undefined
  HTMLMediaElement.prototype.play = async () => undefined
  HTMLCanvasElement.prototype.getContext = () => null
}
