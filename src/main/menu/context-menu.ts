import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'

export type ContextActions = {
  readonly replaceWord: (word: string) => void
  readonly learnWord: (word: string) => void
}

type Params = Pick<
  ContextMenuParams,
  'isEditable' | 'selectionText' | 'misspelledWord' | 'dictionarySuggestions' | 'editFlags'
>
type Item = MenuItemConstructorOptions

/** The menu of a right click in text: spelling, then cut, copy and paste. Empty where there is nothing to do. */
export function contextMenu(params: Params, actions: ContextActions): Item[] {
  const { isEditable, editFlags, misspelledWord } = params
  const spelling = isEditable && misspelledWord !== '' ? spellingItems(params, actions) : []
  if (isEditable)
    return [
      ...spelling,
      { id: 'context-cut', role: 'cut', enabled: editFlags.canCut },
      { id: 'context-copy', role: 'copy', enabled: editFlags.canCopy },
      { id: 'context-paste', role: 'paste', enabled: editFlags.canPaste },
      { type: 'separator' },
      { id: 'context-select-all', role: 'selectAll', enabled: editFlags.canSelectAll },
    ]
  return params.selectionText.trim() === ''
    ? []
    : [{ id: 'context-copy', role: 'copy', enabled: editFlags.canCopy }]
}

function spellingItems({ misspelledWord, dictionarySuggestions }: Params, actions: ContextActions): Item[] {
  const suggestions = dictionarySuggestions.slice(0, 5).map((word, place): Item => ({
    id: `spelling-${place + 1}`,
    label: word,
    click: () => actions.replaceWord(word),
  }))
  const none: Item = { id: 'spelling-none', label: 'No Suggestions', enabled: false }
  return [
    ...(suggestions.length > 0 ? suggestions : [none]),
    {
      id: 'learn-word',
      label: 'Add to Dictionary',
      click: () => actions.learnWord(misspelledWord),
    },
    { type: 'separator' },
  ]
}
