import { useState } from 'react'
import { spellDollars } from '../../core/price/spell-dollars.ts'
import { countOf } from '../../core/text/count-of.ts'
import { spellDuration } from '../../core/text/spell-duration.ts'
import { explain } from '../bridge/explain.ts'
import { useQuery } from '../bridge/use-query.ts'
import { Segmented } from '../elements/segmented.tsx'
import type { Spending, Spent } from './gemini-types.ts'
import { spellDay } from './spell-day.ts'
import styles from './gemini.module.css'
import tables from './tables.module.css'

const tellings = [
  { value: 'model', label: 'By model' },
  { value: 'day', label: 'By day' },
] as const

/** What Gemini has cost by Castwright's own books. */
export function SpendingEntry() {
  const reply = useQuery('spending.get', {})
  return (
    <div className={styles['entry']}>
      <h3 className={styles['name']}>Spending</h3>
      <p className={styles['about']}>
        By Castwright’s own books, at the prices below. Google’s bill is the one that counts.
      </p>
      {reply?.ok === false && <p className={styles['failure']}>{explain(reply)}</p>}
      {reply?.ok === true && <Figures spending={reply.data} />}
    </div>
  )
}

function Figures({ spending }: Readonly<{ spending: Spending }>) {
  const [telling, setTelling] = useState<'model' | 'day'>('model')
  const { today, month, total, byDay, byModel } = spending
  const rows =
    telling === 'day'
      ? byDay.map(({ day, ...spent }) => ({ name: spellDay(day), spent }))
      : byModel.map(({ model, ...spent }) => ({ name: model, spent }))
  return (
    <>
      <dl className={tables['figures']}>
        <Figure name="Today" spent={today} />
        <Figure name="Last 30 days" spent={month} />
        <Figure name="In all" spent={total} />
      </dl>
      {total.requests > 0 && (
        <>
          <div className={styles['row']}>
            <Segmented label="Spending in detail" value={telling} options={tellings} onChoose={setTelling} />
          </div>
          {/* Without a mouse only what has the focus can be scrolled. */}
          <div role="group" aria-label="Spending in detail" tabIndex={0} className={tables['scroller']}>
            <table className={tables['table']}>
              <thead>
                <tr>
                  <th scope="col">{telling === 'day' ? 'Day' : 'Model'}</th>
                  <th scope="col" data-figure="true">
                    Requests
                  </th>
                  <th scope="col" data-figure="true">
                    Speech
                  </th>
                  <th scope="col" data-figure="true">
                    Cost
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map(({ name, spent }) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    <td data-figure="true">{spent.requests.toLocaleString()}</td>
                    <td data-figure="true">{spellDuration(spent.seconds)}</td>
                    <td data-figure="true">{spellDollars(spent.cost)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </>
  )
}

function Figure({ name, spent }: Readonly<{ name: string; spent: Spent }>) {
  return (
    <div className={tables['figure']}>
      <dt>{name}</dt>
      <dd>
        <strong>{spellDollars(spent.cost)}</strong>
        <span className={tables['quiet']}>
          {countOf(spent.requests, 'request')} · {spellDuration(spent.seconds)}
        </span>
      </dd>
    </div>
  )
}
