import { webUtils } from '../page/file-paths.ts'
import { make } from './page-overlay.ts'
import type { SheetAnswer, SheetQuestion } from './sheet-question.ts'

/** Puts a question over the page; Escape is the cancel button, Enter the default one. */
export async function askInPage(root: ShadowRoot, question: SheetQuestion): Promise<SheetAnswer> {
  const { title, detail, buttons, checkbox, path } = question
  return await new Promise((resolve) => {
    const box = make('input', { type: 'checkbox', checked: checkbox?.isChecked ?? false })
    const field = path?.kind === 'files' ? fileField(path.isMultiple) : textField(path?.value ?? '')
    const answer = (button: number) => {
      sheet.remove()
      resolve({ button, isChecked: box.checked, paths: pathsOf(field) })
    }
    const choices = buttons.map((label, index) =>
      make('button', { type: 'button', onclick: () => answer(index) }, label),
    )
    const sheet = make(
      'dialog',
      { ariaLabel: title },
      make('h2', {}, title),
      ...(detail === '' ? [] : [make('p', {}, detail)]),
      ...(path ? [field] : []),
      ...(checkbox ? [make('label', {}, box, checkbox.label)] : []),
      make('div', { className: 'buttons' }, ...choices),
    )
    sheet.addEventListener('cancel', (event) => {
      event.preventDefault()
      answer(question.cancelButton)
    })
    field.addEventListener('keydown', (event) => {
      if (event instanceof KeyboardEvent && event.key === 'Enter') answer(question.defaultButton)
    })
    root.append(sheet)
    sheet.showModal()
    if (path) field.focus()
    else choices[question.defaultButton]?.focus()
  })
}

function fileField(isMultiple: boolean): HTMLInputElement {
  return make('input', { type: 'file', multiple: isMultiple, className: 'path', ariaLabel: 'Files' })
}

function textField(value: string): HTMLInputElement {
  return make('input', { type: 'text', value, className: 'path', ariaLabel: 'Path' })
}

function pathsOf(field: HTMLInputElement): string[] {
  if (field.type === 'file') return [...(field.files ?? [])].map((file) => webUtils.getPathForFile(file))
  return field.value === '' ? [] : [field.value]
}
