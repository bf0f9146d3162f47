import { Button } from '../elements/button.tsx'
import { Dialog } from '../elements/dialog.tsx'

type UnsavedDialogProps = Readonly<{ reason: string; onStay: () => void; onLeave: () => void }>

/** Asked when an episode is left whose last changes cannot be kept anywhere. */
export function UnsavedDialog({ reason, onStay, onLeave }: UnsavedDialogProps) {
  return (
    <Dialog
      title="Your last changes cannot be saved"
      onClose={onStay}
      actions={
        <>
          <Button look="danger" onClick={onLeave}>
            Leave without them
          </Button>
          <Button look="primary" onClick={onStay}>
            Stay here
          </Button>
        </>
      }
    >
      <p>{reason}</p>
      <p>If you leave this episode now, what you changed last is lost.</p>
    </Dialog>
  )
}
