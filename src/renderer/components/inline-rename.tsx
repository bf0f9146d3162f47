import { useEffect, useRef, useState } from 'react'
import styles from './inline-rename.module.css'

type InlineRenameProps = Readonly<{
  title: string
  label?: string
  onDone: (title: string | undefined) => void
}>

/** A title being typed anew in its place. Enter or leaving takes it, Escape does not. */
export function InlineRename({ title, label = 'Title', onDone }: InlineRenameProps) {
  const [text, setText] = useState(title)
  const field = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])

  function finish(taken: boolean) {
    if (isDone.current) return
    isDone.current = true
    const wanted = text.trim()
    onDone(taken && wanted !== '' && wanted !== title ? wanted : undefined)
  }

  return (
    <input
      ref={field}
      className={styles['field']}
      aria-label={label}
      maxLength={300}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => finish(true)}
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') finish(true)
        if (event.key === 'Escape') finish(false)
      }}
    />
  )
}
