import { useEffect, useId, useRef, useState } from 'react'
import { useSet } from '../components/use-set.ts'
import { TextField } from '../elements/text-field.tsx'
import { readDollars } from './read-dollars.ts'
import styles from './gemini.module.css'

type BudgetEntryProps = Readonly<{
  setting: 'budgetPerEpisode' | 'budgetPerDay'
  name: string
  about: string
  amount: number | undefined
  takesFocus?: boolean
}>

/** How much may be spent, in USD; an empty field is no limit. */
export function BudgetEntry({ setting, name, about, amount, takesFocus = false }: BudgetEntryProps) {
  const set = useSet()
  const known = amount === undefined ? '' : String(amount)
  const [typed, setTyped] = useState<string>()
  const text = typed ?? known
  const read = readDollars(text, 0.01, 100_000)
  const isWrong = read === undefined
  const box = useRef<HTMLDivElement>(null)
  const aboutId = useId()
  useEffect(() => {
    if (takesFocus) box.current?.querySelector('input')?.focus()
  }, [takesFocus])

  async function keep() {
    if (typed === undefined || isWrong) return
    if (read !== (amount ?? null))
      await set(setting === 'budgetPerDay' ? { budgetPerDay: read } : { budgetPerEpisode: read })
    setTyped(undefined)
  }

  return (
    <div ref={box} className={styles['entry']}>
      <div className={styles['head']}>
        <div className={styles['words']}>
          <h3 className={styles['name']}>{name}</h3>
          <p id={aboutId} className={isWrong ? styles['failure'] : styles['about']}>
            {isWrong ? 'Write an amount in US dollars, such as 2.50, or leave it empty for no limit.' : about}
          </p>
        </div>
        <div className={styles['money']}>
          <TextField
            label={`${name}, US dollars`}
            icon={<span className={styles['dollar']}>$</span>}
            inputMode="decimal"
            placeholder="No limit"
            aria-describedby={aboutId}
            aria-invalid={isWrong}
            value={text}
            onText={setTyped}
            onBlur={() => void keep()}
            onKeyDown={(event) => {
              if (event.key === 'Enter') void keep()
              if (event.key === 'Escape') setTyped(undefined)
            }}
          />
        </div>
      </div>
    </div>
  )
}
