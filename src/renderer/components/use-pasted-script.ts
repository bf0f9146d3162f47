import { useEffect, useEffectEvent } from 'react'
import { isTyping } from './is-typing.ts'

/** Takes a text that is pasted where nothing is written: into no field, and with no dialog open. */
export function usePastedScript(onPaste: (text: string) => void): void {
  const onPasted = useEffectEvent((event: ClipboardEvent) => {
    if (event.defaultPrevented || isTyping(event.target) || document.querySelector('dialog[open]') !== null)
      return
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (text.trim() === '') return
    event.preventDefault()
    onPaste(text)
  })
  useEffect(() => {
    const listen = (event: ClipboardEvent) => onPasted(event)
    window.addEventListener('paste', listen)
    return () => window.removeEventListener('paste', listen)
  }, [])
}
