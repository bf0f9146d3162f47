import { useStudio } from '../bridge/studio-context.tsx'
import { useObservable } from '../state/observable.ts'

/** What is said to screen readers. */
export function LiveRegion() {
  const { announcer } = useStudio()
  return (
    <p role="status" aria-live="polite" className="visually-hidden">
      {useObservable(announcer)}
    </p>
  )
}
