import { explain } from '../bridge/explain.ts'
import { useRequest } from '../bridge/use-request.ts'
import { Button } from '../elements/button.tsx'
import { Dialog } from '../elements/dialog.tsx'
import styles from './gemini.module.css'

/** Asks before a key is forgotten: it cannot be had back from here. */
export function RemoveKeyDialog({ ending, onClose }: Readonly<{ ending: string; onClose: () => void }>) {
  const { isBusy, failure, send } = useRequest('gemini.removeKey')
  async function remove() {
    if (!isBusy && (await send()) !== undefined) onClose()
  }
  return (
    <Dialog
      title="Remove the key?"
      width={440}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Keep it</Button>
          <Button look="danger" aria-disabled={isBusy} onClick={() => void remove()}>
            Remove
          </Button>
        </>
      }
    >
      <p>
        Castwright forgets the key that ends in …{ending}, and this cannot be undone: to use it again you
        paste it again. What Gemini has spoken stays. At Google the key goes on; it is ended in Google AI
        Studio.
      </p>
      {failure !== undefined && (
        <p role="alert" className={styles['failure']}>
          {explain(failure)}
        </p>
      )}
    </Dialog>
  )
}
