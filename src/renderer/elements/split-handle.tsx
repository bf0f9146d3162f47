import { useRef, type KeyboardEvent, type PointerEvent } from 'react'
import styles from './split-handle.module.css'

type SplitHandleProps = Readonly<{
  label: string
  /** Width of the pane on its right, pixels. */
  width: number
  least: number
  most: number
  onWidth: (width: number) => void
}>

/** The line between two panes, moved by pointer or by the arrow keys. */
export function SplitHandle({ label, width, least, most, onWidth }: SplitHandleProps) {
  const start = useRef<{ readonly x: number; readonly width: number } | undefined>(undefined)
  const within = (value: number) => Math.round(Math.min(most, Math.max(least, value)))

  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === 'ArrowLeft' ? 16 : event.key === 'ArrowRight' ? -16 : 0
    if (step === 0) return
    event.preventDefault()
    event.stopPropagation()
    onWidth(within(width + step))
  }
  function onPointerMove(event: PointerEvent) {
    if (start.current === undefined) return
    onWidth(within(start.current.width + start.current.x - event.clientX))
  }

  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation="vertical"
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={width}
      className={styles['handle']}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        start.current = { x: event.clientX, width }
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        start.current = undefined
      }}
    />
  )
}
