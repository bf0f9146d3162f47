import { useState } from 'react'
import { explain } from '../bridge/explain.ts'
import { useRequest } from '../bridge/use-request.ts'
import { useGo } from '../components/navigation.ts'
import { Button } from '../elements/button.tsx'
import { Dialog } from '../elements/dialog.tsx'
import { TextField } from '../elements/text-field.tsx'
import styles from './shows.module.css'

type NewShowDialogProps = Readonly<{ title?: string; onClose: () => void }>

/** Asks for the title of a new show. */
export function NewShowDialog({ title: proposed = '', onClose }: NewShowDialogProps) {
  const go = useGo()
  const [title, setTitle] = useState(proposed)
  const { isBusy, failure, send } = useRequest('shows.create')
  const isEmpty = title.trim() === ''

  async function create() {
    if (isEmpty) return
    const made = await send({ title: title.trim() })
    if (made === undefined) return
    onClose()
    go({ screen: 'shows', id: made.data })
  }

  return (
    <Dialog
      title="New show"
      width={440}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" disabled={isEmpty || isBusy} onClick={() => void create()}>
            Make the show
          </Button>
        </>
      }
    >
      <div className={styles['dialog']}>
        <TextField
          data-first
          label="Title of the show"
          placeholder="Title"
          spellCheck
          maxLength={300}
          value={title}
          onText={setTitle}
          onKeyDown={(event) => {
            if (event.key === 'Enter') void create()
          }}
        />
        {failure === undefined ? (
          <p className={styles['about']}>
            A script belongs to it with a line “show: {title.trim() || 'its title'}” at its top. You can
            change the title later.
          </p>
        ) : (
          <p role="alert" className={styles['failure']}>
            {explain(failure)}
          </p>
        )}
      </div>
    </Dialog>
  )
}
