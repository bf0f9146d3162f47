import { useEffect, useLayoutEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { placeFloating, type Anchor } from './floating.ts'
import { KeyHint } from './key-hint.tsx'
import { classNames } from './class-names.ts'
import styles from './menu.module.css'

export type MenuItem =
  | {
      readonly label: string
      readonly icon?: ReactNode
      readonly keys?: string
      readonly isDanger?: boolean
      readonly onChoose: () => void
    }
  | 'line'

type MenuProps = Readonly<{
  label: string
  items: readonly MenuItem[]
  anchor: Anchor
  align?: 'start' | 'end'
  onClose: () => void
}>

/** A menu that floats at its anchor; gives the focus back to where it was. */
export function Menu({ label, items, anchor, align = 'start', onClose }: MenuProps) {
  const box = useRef<HTMLDivElement>(null)
  useFocusInside(box, onClose)
  useLayoutEffect(() => {
    if (box.current !== null) placeFloating(box.current, anchor, align)
  }, [anchor, align])

  function choose(item: Exclude<MenuItem, 'line'>) {
    onClose()
    item.onChoose()
  }

  return (
    <div
      ref={box}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      className={styles['menu']}
      onKeyDown={(event) => moveInMenu(event, onClose)}
      onContextMenu={(event) => event.preventDefault()}
    >
      {items.map((item, index) =>
        item === 'line' ? (
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} role="separator" className={styles['line']} />
        ) : (
          <button
            key={item.label}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className={classNames(styles['item'], item.isDanger === true && styles['danger'])}
            onClick={() => choose(item)}
            onPointerMove={(event) => event.currentTarget.focus()}
          >
            <span className={styles['icon']}>{item.icon}</span>
            <span className={styles['label']}>{item.label}</span>
            {item.keys !== undefined && <KeyHint keys={item.keys} />}
          </button>
        ),
      )}
    </div>
  )
}

function useFocusInside(box: React.RefObject<HTMLDivElement | null>, onClose: () => void) {
  const close = useRef(onClose)
  useEffect(() => {
    close.current = onClose
  })
  useEffect(() => {
    const before = document.activeElement
    box.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
    const onPointerDown = (event: PointerEvent) => {
      if (event.target instanceof Node && box.current?.contains(event.target) === true) return
      close.current()
    }
    const onBlur = () => close.current()
    document.addEventListener('pointerdown', onPointerDown, true)
    window.addEventListener('blur', onBlur)
    return () => {
      document.removeEventListener('pointerdown', onPointerDown, true)
      window.removeEventListener('blur', onBlur)
      const isHere = document.activeElement === document.body || document.activeElement === null
      if (before instanceof HTMLElement && isHere) before.focus()
    }
  }, [box])
}

function moveInMenu(event: KeyboardEvent<HTMLDivElement>, onClose: () => void) {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')]
  const at = items.findIndex((item) => item === document.activeElement)
  const focus = (index: number) => items.at(index % items.length)?.focus()
  if (event.key === 'ArrowDown') focus(at + 1)
  else if (event.key === 'ArrowUp') focus(at <= 0 ? -1 : at - 1)
  else if (event.key === 'Home') focus(0)
  else if (event.key === 'End') focus(-1)
  else if (event.key === 'Escape' || event.key === 'Tab') onClose()
  else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey) {
    const starts = (item: HTMLElement) => item.textContent.toLowerCase().startsWith(event.key.toLowerCase())
    ;[...items.slice(at + 1), ...items].find(starts)?.focus()
  } else return
  event.preventDefault()
  event.stopPropagation()
}
