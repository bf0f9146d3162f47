import { useCallback } from 'react'
import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useReport } from '../bridge/use-report.ts'

/** Asks where to, writes the file, says its name. */
export function useExport(id: string): () => Promise<void> {
  const { bridge, toasts } = useStudio()
  const report = useReport()
  return useCallback(async () => {
    const exported = report(await ask(bridge, 'episode.exportAudio', { id }))
    if (exported !== undefined && exported !== null) toasts.show(`Exported to ${exported.file}`)
  }, [bridge, id, report, toasts])
}
