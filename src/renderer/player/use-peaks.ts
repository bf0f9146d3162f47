import { useEffect, useState } from 'react'

type Peaks = { readonly address: string; readonly pairs: Int16Array | undefined }

/** The waveform file behind an address; undefined while it is fetched and where it cannot be. */
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
    const bytes = await response.arrayBuffer()
    return new Int16Array(bytes, 0, bytes.byteLength >> 1)
  } catch {
    return undefined
  }
}
