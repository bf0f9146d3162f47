import { useStudio } from '../bridge/studio-context.tsx'
import { usePush } from '../bridge/use-push.ts'
import { tellExport } from '../export/tell-export.ts'
import { tellPublished } from '../shows/tell-published.ts'
import type { Place } from './navigation.ts'

/** Says how an export or a publishing ended when it is not of what is on screen; Studio and show speak for theirs. */
export function useFilesMade(place: Place): void {
  const studio = useStudio()
  usePush('export.ended', ({ episode, job, outcome }) => {
    if (place.screen !== 'studio' || place.id !== episode) tellExport(studio, job, outcome)
  })
  usePush('publish.ended', ({ show, ...end }) => {
    if (place.screen !== 'shows' || place.id !== show) tellPublished(studio, end)
  })
}
