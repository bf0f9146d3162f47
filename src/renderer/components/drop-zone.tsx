import { FileText } from 'lucide-react'
import { useRef, useState, type DragEvent, type ReactNode } from 'react'
import styles from './drop-zone.module.css'

type DropZoneProps = Readonly<{ onDrop: (files: readonly File[]) => void; children: ReactNode }>

/** The whole window takes files that are dropped on it, and says so while they hover. */
export function DropZone({ onDrop, children }: DropZoneProps) {
  const [isOver, setOver] = useState(false)
  const depth = useRef(0)

  return (
    <div
      onDragEnterCapture={(event) => {
        if (!hasFiles(event)) return
        depth.current += 1
        setOver(true)
      }}
      onDragLeaveCapture={(event) => {
        if (!hasFiles(event)) return
        depth.current -= 1
        if (depth.current <= 0) setOver(false)
      }}
      onDragOverCapture={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
      }}
      onDropCapture={(event) => {
        if (!hasFiles(event)) return
        event.preventDefault()
        event.stopPropagation()
        depth.current = 0
        setOver(false)
        if (event.dataTransfer.files.length > 0) onDrop([...event.dataTransfer.files])
      }}
    >
      {children}
      {isOver && (
        <div role="status" className={styles['overlay']}>
          <div className={styles['sheet']}>
            <FileText className={styles['icon']} />
            <p className={styles['title']}>Drop to open as an episode</p>
            <p className={styles['hint']}>Text or Markdown. Your file stays where it is.</p>
          </div>
        </div>
      )}
    </div>
  )
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes('Files')
}
