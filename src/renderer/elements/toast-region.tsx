import { useEffect, useRef } from 'react'
import { X } from 'lucide-react'
import { useObservable } from '../state/observable.ts'
import { Button } from './button.tsx'
import { classNames } from './class-names.ts'
import { IconButton } from './icon-button.tsx'
import type { Toast, Toasts } from './toasts.ts'
import styles from './toast-region.module.css'

const shownFor = 8000

/** The corner where toasts appear; they stay while pointed at or focused. */
export function ToastRegion({ toasts }: Readonly<{ toasts: Toasts }>) {
  const shown = useObservable(toasts)
  return (
    <section aria-label="Messages" aria-live="polite" className={styles['region']}>
      {shown.map((toast) => (
        <ToastBox key={toast.id} toast={toast} onDismiss={() => toasts.dismiss(toast.id)} />
      ))}
    </section>
  )
}

function ToastBox({ toast, onDismiss }: Readonly<{ toast: Toast; onDismiss: () => void }>) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const timer = window.setInterval(() => {
      if (box.current?.matches(':hover, :focus-within') !== true) onDismiss()
    }, shownFor)
    return () => window.clearInterval(timer)
  }, [onDismiss])

  function act() {
    onDismiss()
    toast.action?.onChoose()
  }

  return (
    <div ref={box} className={classNames(styles['toast'], toast.tone === 'danger' && styles['danger'])}>
      <p className={styles['message']}>{toast.message}</p>
      {toast.action !== undefined && (
        <Button size="small" onClick={act}>
          {toast.action.label}
        </Button>
      )}
      <IconButton label="Dismiss" size="small" icon={<X />} onClick={onDismiss} />
    </div>
  )
}
