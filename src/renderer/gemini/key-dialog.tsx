import { useStudio } from '../bridge/studio-context.tsx'
import { Dialog } from '../elements/dialog.tsx'
import { KeyForm } from './key-form.tsx'
import styles from './gemini.module.css'

/** Where a key is added without leaving what one is at. */
export function KeyDialog({ onClose }: Readonly<{ onClose: () => void }>) {
  const { toasts } = useStudio()
  function saved() {
    onClose()
    toasts.show('The key is saved.')
  }
  return (
    <Dialog title="A key for Gemini" width={600} onClose={onClose}>
      <p className={styles['lead']}>
        Your own key from Google AI Studio, kept in this system’s keychain and never shown again. What Gemini
        speaks is paid to Google, by use.
      </p>
      <KeyForm takesFocus onSaved={() => saved()} />
    </Dialog>
  )
}
