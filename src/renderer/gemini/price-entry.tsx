import { ExternalLink } from 'lucide-react'
import { useState } from 'react'
import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useReport } from '../bridge/use-report.ts'
import { Button } from '../elements/button.tsx'
import type { GeminiState } from './gemini-types.ts'
import { PricesDialog } from './prices-dialog.tsx'
import { spellDay } from './spell-day.ts'
import styles from './gemini.module.css'
import tables from './tables.module.css'

/** What a million tokens cost, and since when that is known. */
export function PriceEntry({ prices }: Readonly<{ prices: GeminiState['prices'] }>) {
  const { bridge, toasts } = useStudio()
  const report = useReport()
  const [isEditing, setEditing] = useState(false)
  const { dated, isEdited, rows } = prices

  async function restore() {
    const restored = report(await ask(bridge, 'gemini.setPrices', { rows: null }))
    if (restored === undefined) return
    const undo = async () => report(await ask(bridge, 'gemini.setPrices', { rows }))
    toasts.show('The prices that come with Castwright are back.', {
      action: { label: 'Undo', onChoose: () => void undo() },
    })
  }

  return (
    <div className={styles['entry']}>
      <div className={styles['head']}>
        <div className={styles['words']}>
          <h3 className={styles['name']}>Prices</h3>
          <p className={styles['about']}>
            {isEdited ? `Changed by you, ${spellDay(dated)}.` : `Google’s, as of ${spellDay(dated)}.`} US
            dollars per million tokens; a minute of speech is about 1,900 of them.
          </p>
        </div>
        <div className={styles['row']}>
          <Button onClick={() => setEditing(true)}>Edit…</Button>
          {isEdited && <Button onClick={() => void restore()}>Restore</Button>}
          <Button
            look="quiet"
            icon={<ExternalLink />}
            onClick={() => void ask(bridge, 'app.openLink', { link: 'gemini-prices' }).then(report)}
          >
            Google’s page
          </Button>
        </div>
      </div>
      <table className={tables['table']} aria-label="Prices">
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col">From</th>
            <th scope="col" data-figure="true">
              Text in
            </th>
            <th scope="col" data-figure="true">
              Audio out
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ model, from, textIn, audioOut }) => (
            <tr key={`${model} ${from}`}>
              <th scope="row">{model}</th>
              <td>{from === undefined ? 'now' : spellDay(from)}</td>
              <td data-figure="true">${textIn.toFixed(2)}</td>
              <td data-figure="true">${audioOut.toFixed(2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {isEditing && <PricesDialog rows={rows} onClose={() => setEditing(false)} />}
    </div>
  )
}
