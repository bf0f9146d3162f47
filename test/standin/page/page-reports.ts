import type { Post } from './ipc-renderer.ts'

/** Tells the main process of the document's title, at once and whenever it changes. */
export function reportTitle(post: Post): void {
  const report = () => {
    post({ kind: 'title', title: document.title })
  }
  const watch = () => {
    report()
    new MutationObserver(report).observe(document.head, {
      childList: true,
      subtree: true,
      characterData: true,
    })
  }
  document.addEventListener('DOMContentLoaded', watch, { once: true })
}

/** Tells the main process of a right click that the page left alone, as Electron's `context-menu` event wants it. */
export function reportContextMenus(post: Post): void {
  window.addEventListener('contextmenu', (event) => {
    if (event.defaultPrevented) return
    const target = event.composedPath()[0]
    const element = target instanceof Element ? target : null
    const link = element?.closest('a')
    const selectionText = selectedText(element)
    const isEditable = element instanceof HTMLElement && isEditableElement(element)
    post({
      kind: 'context-menu',
      params: {
        x: event.clientX,
        y: event.clientY,
        linkURL: link instanceof HTMLAnchorElement ? link.href : '',
        linkText: link?.textContent ?? '',
        selectionText,
        isEditable,
        hasSelection: selectionText !== '',
      },
    })
  })
}

function isEditableElement(element: HTMLElement): boolean {
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return !element.readOnly
  return element.isContentEditable
}

function selectedText(element: Element | null): string {
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    return element.value.slice(element.selectionStart ?? 0, element.selectionEnd ?? 0)
  }
  return String(getSelection() ?? '')
}
