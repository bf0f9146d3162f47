import { Plus, Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import { explain } from '../bridge/explain.ts'
import { useRequest } from '../bridge/use-request.ts'
import { Button } from '../elements/button.tsx'
import { Dialog } from '../elements/dialog.tsx'
import { IconButton } from '../elements/icon-button.tsx'
import { TextField } from '../elements/text-field.tsx'
import type { PriceRow } from './gemini-types.ts'
import { draftsOf, readDrafts, type PriceDraft, type PriceField } from './price-drafts.ts'
import styles from './tables.module.css'

type PricesDialogProps = Readonly<{ rows: readonly PriceRow[]; onClose: () => void }>

const columns = [
  { field: 'model', name: 'Model' },
  { field: 'from', name: 'From day' },
  { field: 'textIn', name: 'Text in' },
  { field: 'audioOut', name: 'Audio out' },
] as const satisfies readonly { readonly field: PriceField; readonly name: string }[]

/** What Google charges, to be put right by hand where it has changed or is another for this key. */
export function PricesDialog({ rows, onClose }: PricesDialogProps) {
  const [drafts, setDrafts] = useState(() => draftsOf(rows))
  const [isChecked, setChecked] = useState(false)
  const { isBusy, failure, send } = useRequest('gemini.setPrices')
  const faultId = useId()
  const read = readDrafts(drafts)
  const fault = isChecked && 'fault' in read ? read.fault : undefined

  function change(id: number, field: PriceField, text: string) {
    setDrafts(drafts.map((draft) => (draft.id === id ? { ...draft, [field]: text } : draft)))
  }
  function add() {
    const id = Math.max(-1, ...drafts.map((draft) => draft.id)) + 1
    setDrafts([...drafts, { id, model: drafts.at(-1)?.model ?? '', from: '', textIn: '', audioOut: '' }])
  }
  async function save() {
    setChecked(true)
    if (!('rows' in read) || isBusy) return
    if ((await send({ rows: read.rows })) !== undefined) onClose()
  }

  return (
    <Dialog
      title="Prices"
      width={760}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" aria-disabled={isBusy} onClick={() => void save()}>
            Save
          </Button>
        </>
      }
    >
      <p className={styles['quiet']}>
        US dollars per million tokens. What is estimated and what is booked goes by this table; what Google
        bills goes by Google’s.
      </p>
      <table className={styles['table']}>
        <thead>
          <tr>
            {columns.map(({ field, name }) => (
              <th key={field} scope="col">
                {name}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {drafts.map((draft, index) => (
            <tr key={draft.id}>
              {columns.map(({ field, name }) => (
                <td key={field} data-field={field}>
                  <TextField
                    label={`${name}, row ${index + 1}`}
                    type={field === 'from' ? 'date' : 'text'}
                    inputMode={isMoney(field) ? 'decimal' : undefined}
                    aria-invalid={isAt(fault, draft, field)}
                    aria-describedby={isAt(fault, draft, field) ? faultId : undefined}
                    value={draft[field]}
                    onText={(text) => change(draft.id, field, text)}
                  />
                </td>
              ))}
              <td>
                <IconButton
                  label={`Remove row ${index + 1}`}
                  size="small"
                  icon={<Trash2 />}
                  onClick={() => setDrafts(drafts.filter(({ id }) => id !== draft.id))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button size="small" look="quiet" icon={<Plus />} onClick={add}>
        Add a row
      </Button>
      <p id={faultId} role="alert" className={styles['failure']}>
        {fault === undefined ? (failure === undefined ? '' : explain(failure)) : fault.message}
      </p>
    </Dialog>
  )
}

function isMoney(field: PriceField): boolean {
  return field === 'textIn' || field === 'audioOut'
}

function isAt(
  fault: { readonly id: number; readonly field: PriceField } | undefined,
  draft: PriceDraft,
  field: PriceField,
): boolean {
  return fault?.id === draft.id && fault.field === field
}
