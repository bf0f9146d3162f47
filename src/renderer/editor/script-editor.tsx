import { useEffect, useRef } from 'react'
import type { ScriptDesk } from './script-desk.ts'
import styles from './script-editor.module.css'

type ScriptEditorProps = Readonly<{ desk: ScriptDesk; zoom: number; onBlur: () => void }>

/** The page the script is written on. */
export function ScriptEditor({ desk, zoom, onBlur }: ScriptEditorProps) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => (host.current === null ? undefined : desk.attach(host.current)), [desk])
  return <div ref={host} className={styles['editor']} style={{ fontSize: `${zoom}%` }} onBlur={onBlur} />
}
