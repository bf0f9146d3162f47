import type { ReactNode } from 'react'
import styles from './check-box.module.css'

type CheckBoxProps = Readonly<{
  isChecked: boolean
  onCheck: (isChecked: boolean) => void
  children: ReactNode
}>

/** Something that is so or not. */
export function CheckBox({ isChecked, onCheck, children }: CheckBoxProps) {
  return (
    <label className={styles['box']}>
      <input type="checkbox" checked={isChecked} onChange={(event) => onCheck(event.target.checked)} />
      {children}
    </label>
  )
}
