import { screen } from '@testing-library/react'
import { EditorView } from '@codemirror/view'

/** Types another script over the one in the editor. */
export function typeScript(insert: string): void {
  const view = EditorView.findFromDOM(screen.getByRole('textbox', { name: 'Script' }))
  if (view === null) throw new Error('There is no editor')
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert } })
}
