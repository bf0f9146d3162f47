import { useEffect, useId, useRef, type ReactNode } from 'react'
import { X } from 'lucide-react'
import { IconButton } from './icon-button.tsx'
import styles from './dialog.module.css'

type DialogProps = Readonly<{
  title: string
  width?: number
  actions?: ReactNode
  onClose: () => void
  children: ReactNode
}>

/** A sheet over the window. The browser keeps the focus inside it and gives it back. */
export function Dialog({ title, width = 520, actions, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const titleId = useId()

  useEffect(() => {
    const before = document.activeElement
    const element = dialog.current
    if (element !== null && !element.open) element.showModal()
    // What the sheet is comes first, not the button that closes it; or the one field it is there for.
    const field = element?.querySelector<HTMLElement>('[data-first]')
    const first = field ?? heading.current
    first?.focus()
    return () => {
      element?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      className={styles['dialog']}
      style={{ width }}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className={styles['inside']}>
        <header className={styles['header']}>
          <h2 ref={heading} tabIndex={-1} id={titleId} className={styles['title']}>
            {title}
          </h2>
          <IconButton label="Close" keys="Esc" size="small" icon={<X />} onClick={onClose} />
        </header>
        {/* What is long scrolls, and without a mouse only what has the focus can be scrolled. */}
        <div role="group" aria-label="Contents" tabIndex={0} className={styles['content']}>
          {children}
        </div>
        {actions !== undefined && <footer className={styles['actions']}>{actions}</footer>}
      </div>
    </dialog>
  )
}
