import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { placeFloating } from './floating.ts'
import { KeyHint } from './key-hint.tsx'
import styles from './tooltip.module.css'

type TooltipProps = Readonly<{ text: string; keys?: string | undefined; children: ReactNode }>

const patience = 450

/** The name of a control that shows none, and its key. What is read aloud is the control's own label. */
export function Tooltip({ text, keys, children }: TooltipProps) {
  const [isShown, setShown] = useState(false)
  const timer = useRef<number | undefined>(undefined)
  const host = useRef<HTMLSpanElement>(null)
  const box = useRef<HTMLSpanElement>(null)

  function show(delay: number) {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => setShown(true), delay)
  }
  function hide() {
    window.clearTimeout(timer.current)
    setShown(false)
  }

  useEffect(() => () => window.clearTimeout(timer.current), [])
  useLayoutEffect(() => {
    const control = host.current?.firstElementChild
    if (!isShown || box.current === null || control === null || control === undefined) return
    if (typeof box.current.showPopover === 'function') box.current.showPopover()
    placeFloating(box.current, control.getBoundingClientRect(), 'centre', 6)
  }, [isShown])

  return (
    <span
      ref={host}
      className={styles['host']}
      onPointerEnter={() => show(patience)}
      onPointerLeave={hide}
      onPointerDown={hide}
      onFocus={(event) => event.target.matches(':focus-visible') && show(patience)}
      onBlur={hide}
      onKeyDown={hide}
    >
      {children}
      {isShown && text !== '' && (
        <span ref={box} popover="manual" aria-hidden="true" className={styles['box']}>
          {text}
          {keys !== undefined && <KeyHint keys={keys} />}
        </span>
      )}
    </span>
  )
}
