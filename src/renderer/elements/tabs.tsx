import { useId, type KeyboardEvent, type ReactNode } from 'react'
import styles from './tabs.module.css'

type TabsProps<Name extends string> = Readonly<{
  label: string
  tabs: readonly { readonly name: Name; readonly label: string }[]
  shown: Name
  onShow: (name: Name) => void
  end?: ReactNode
  children: ReactNode
}>

/** Several panels in one place, one of them shown. */
export function Tabs<Name extends string>({ label, tabs, shown, onShow, end, children }: TabsProps<Name>) {
  const id = useId()
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const at = tabs.findIndex((tab) => tab.name === shown)
    const next = tabs[(at + step + tabs.length) % tabs.length]
    if (step === 0 || next === undefined) return
    event.preventDefault()
    onShow(next.name)
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next.name}"]`)?.focus()
  }
  return (
    <>
      <div className={styles['bar']}>
        <div role="tablist" aria-label={label} className={styles['tabs']} onKeyDown={onKeyDown}>
          {tabs.map((tab) => (
            <button
              key={tab.name}
              type="button"
              role="tab"
              id={`${id}-${tab.name}`}
              data-tab={tab.name}
              aria-selected={tab.name === shown}
              aria-controls={`${id}-panel`}
              tabIndex={tab.name === shown ? 0 : -1}
              className={styles['tab']}
              onClick={() => onShow(tab.name)}
            >
              {tab.label}
            </button>
          ))}
        </div>
        {end}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${shown}`}
        tabIndex={0}
        className={styles['panel']}
      >
        {children}
      </div>
    </>
  )
}
