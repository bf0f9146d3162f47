import { useEffect, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { countOf } from '../../core/text/count-of.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import type { Desk } from '../screens/use-desk.ts'
import type { VersionComparison } from './version-types.ts'
import { VersionDialog } from './version-dialog.tsx'

/** Takes a new version of a script over: what opens the dialog, and the dialog while it is open. */
export function useNewVersion(
  desk: Pick<Desk, 'script' | 'file' | 'cast'>,
  episode: string,
): { readonly begin: () => void; readonly dialog: ReactNode } {
  const { toasts } = useStudio()
  const [isOpen, setOpen] = useState(false)
  const { script } = desk
  const toldOf = `version of ${episode}`
  // The desk goes with the screen, and with it what was undone there.
  useEffect(() => () => toasts.withdraw(toldOf), [toasts, toldOf])

  async function take(text: string, { price }: VersionComparison) {
    // The dialog gives the focus back to where it was; then the script takes it, and with it the keys that undo.
    flushSync(() => setOpen(false))
    // What both do to a long script is more than the page may do in one go.
    await nextTask()
    const before = script.text()
    script.rewrite(text)
    script.focus()
    const kept =
      price === undefined || price.reused === 0 ? '' : ` It keeps ${countOf(price.reused, 'take')}.`
    toasts.show(`The new version is in place.${kept}`, {
      of: toldOf,
      action: { label: 'Undo', onChoose: () => script.rewrite(before) },
    })
  }
  return {
    begin: () => setOpen(true),
    dialog: isOpen && (
      <VersionDialog
        desk={desk}
        episode={episode}
        onTake={(...taken) => void take(...taken)}
        onClose={() => setOpen(false)}
      />
    ),
  }
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => window.setTimeout(resolve))
}
