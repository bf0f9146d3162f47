import type { TakeReader } from '../../../core/mix/mix-timeline.ts'
import { StudioError } from '../../../shared/studio-error.ts'
import { openWav, type WavReader } from '../../audio/wav-reader.ts'

export type OpenTakes = { readonly read: TakeReader; close(): void }

/** Files kept open at once. Clips seldom overlap; a passage of several turns is read turn by turn. */
const mostOpen = 8

/**
 * Reads takes from their WAV files. `rate` in Hz is what all of them must have. Throws StudioError `take-broken` for a
 * take that is missing, damaged or of another kind.
 */
export function openTakes(paths: ReadonlyMap<string, string>, rate: number): OpenTakes {
  const open = new Map<string, WavReader>()

  function reader(take: string): WavReader {
    const known = open.get(take)
    if (known) return known
    const [oldest] = open
    if (oldest && open.size >= mostOpen) {
      oldest[1].close()
      open.delete(oldest[0])
    }
    const opened = openTake(take, paths.get(take), rate)
    open.set(take, opened)
    return opened
  }

  return {
    read: (take, from, count, into) => reader(take).read(from, count, into),
    close() {
      for (const wav of open.values()) wav.close()
      open.clear()
    },
  }
}

function openTake(take: string, path: string | undefined, rate: number): WavReader {
  if (path === undefined) throw new StudioError('take-broken', `There is no file for the take ${take}.`)
  let wav: WavReader
  try {
    wav = openWav(path)
  } catch (error) {
    if (!(error instanceof StudioError)) throw error
    throw new StudioError('take-broken', `A take cannot be read. ${error.message}`, { cause: error })
  }
  const { header } = wav
  if (header.rate === rate && header.channels === 1) return wav
  wav.close()
  const found = `${header.rate} Hz with ${header.channels} channels`
  throw new StudioError('take-broken', `The take ${path} is ${found}, not ${rate} Hz mono.`)
}
