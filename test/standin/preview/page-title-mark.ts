const TITLE_MARK = ' (preview runtime)'

/** Keeps the words "preview runtime" at the end of the window's title, which is the document's. */
export function markTitle(): void {
  addMark()
  new MutationObserver(addMark).observe(document.head, {
    childList: true,
    subtree: true,
    characterData: true,
  })
}

function addMark(): void {
  if (!document.title.endsWith(TITLE_MARK)) document.title = `${document.title}${TITLE_MARK}`
}
