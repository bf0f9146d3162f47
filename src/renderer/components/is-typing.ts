const textTypes = new Set(['text', 'search', 'email', 'url', 'number', 'password'])

/** Whether keys pressed there are text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return textTypes.has(target.type)
  return target instanceof HTMLTextAreaElement || target.isContentEditable
}

/** Whether Space and Enter already mean something there. */
export function isControl(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('button, select, input, summary, a, [role=menu]') !== null
  )
}
