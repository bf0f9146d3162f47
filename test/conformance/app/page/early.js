// @ts-nocheck: plain JavaScript, as Electron loads it
// Runs before the body is there: whatever the preload does must have been done by now.
window.apiWasThere = typeof window.api === 'object'
window.variableOfThePage = 'a page variable'
document.addEventListener('drop', (event) => {
  event.preventDefault()
  window.droppedPath = window.api.pathOf(event.dataTransfer.files[0])
})
document.addEventListener('dragover', (event) => event.preventDefault())
