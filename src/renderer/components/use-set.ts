import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useReport } from '../bridge/use-report.ts'
import type { RequestInput } from '../../shared/ipc/schemas.ts'

/** Changes settings and says why, where that cannot be. */
export function useSet(): (change: RequestInput<'settings.set'>) => Promise<void> {
  const { bridge } = useStudio()
  const report = useReport()
  return async (change) => void report(await ask(bridge, 'settings.set', change))
}
