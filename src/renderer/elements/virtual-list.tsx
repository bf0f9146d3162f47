import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import styles from './virtual-list.module.css'

type VirtualListProps = Readonly<{
  /** Rows in all, each `rowHeight` pixels high. */
  count: number
  rowHeight: number
  /** Kept in view whenever it changes. */
  active: number
  renderRow: (index: number) => ReactNode
  onResize?: (width: number) => void
}>

const beyond = 6

/** A long list of which only what is near the window is in the page. */
export function VirtualList({ count, rowHeight, active, renderRow, onResize }: VirtualListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 900 })

  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => {
      setView({ top: element.scrollTop, height: element.clientHeight || 900 })
      onResize?.(element.clientWidth)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [onResize])

  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null || active < 0) return
    const top = active * rowHeight
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + rowHeight - element.clientHeight
  }, [active, rowHeight])

  const first = Math.max(0, Math.floor(view.top / rowHeight) - beyond)
  const last = Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + beyond)
  return (
    <div
      ref={scroller}
      role="presentation"
      className={styles['scroller']}
      onScroll={(event) =>
        setView({ top: event.currentTarget.scrollTop, height: event.currentTarget.clientHeight || 900 })
      }
    >
      <div role="presentation" className={styles['all']} style={{ height: count * rowHeight }}>
        {Array.from({ length: Math.max(0, last - first) }, (_, offset) => (
          <div
            key={first + offset}
            role="presentation"
            className={styles['row']}
            style={{ top: (first + offset) * rowHeight, height: rowHeight }}
          >
            {renderRow(first + offset)}
          </div>
        ))}
      </div>
    </div>
  )
}
