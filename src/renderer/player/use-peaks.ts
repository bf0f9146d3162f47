import { useEffect, useState } from 'react'
import { peaksForColumns } from '../../core/audio/peaks-file.ts'

/** More columns than a wide window has pixels for. */
export const drawnColumns = 3000

type Peaks = { readonly address: string; readonly pairs: Int16Array | undefined }

/** The waveform behind an address, as pairs of lowest and highest sample; undefined while it is fetched and where it cannot be. */
export function usePeaks(address: string | undefined): Int16Array | undefined {
  const [peaks, setPeaks] = useState<Peaks>()
  useEffect(() => {
    if (address === undefined) return undefined
    const stop = new AbortController()
    void fetchPeaks(address, stop.signal).then((pairs) => {
      if (!stop.signal.aborted) setPeaks({ address, pairs })
    })
    return () => stop.abort()
  }, [address])
  return peaks?.address === address ? peaks?.pairs : undefined
}

/** A waveform that cannot be fetched is not drawn; listening needs none. */
async function fetchPeaks(address: string, signal: AbortSignal): Promise<Int16Array | undefined> {
  try {
    const response = await fetch(address, { signal })
    if (!response.ok) return undefined
    return peaksForColumns(new Uint8Array(await response.arrayBuffer()), drawnColumns)
  } catch {
    return undefined
  }
}
