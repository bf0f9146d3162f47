import { describe, expect, test, vi } from 'vitest'
import { contextMenu } from '../../../src/main/menu/context-menu.ts'

type Params = Parameters<typeof contextMenu>[0]

const flags: Params['editFlags'] = {
  canUndo: true,
  canRedo: true,
  canCut: true,
  canCopy: true,
  canPaste: true,
  canDelete: true,
  canSelectAll: true,
  canEditRichly: false,
}
const plain: Params = {
  isEditable: false,
  selectionText: '',
  misspelledWord: '',
  dictionarySuggestions: [],
  editFlags: flags,
}
const actions = { replaceWord: vi.fn(), learnWord: vi.fn() }
const idsOf = (params: Params) => contextMenu(params, actions).flatMap(({ id }) => id ?? [])

describe('the right-click menu', () => {
  test('is empty where there is nothing to do', () => {
    expect(contextMenu(plain, actions)).toEqual([])
    expect(contextMenu({ ...plain, selectionText: '  ', misspelledWord: 'teh' }, actions)).toEqual([])
  })

  test('copies what is selected', () => {
    expect(idsOf({ ...plain, selectionText: 'words' })).toEqual(['context-copy'])
  })

  test('edits where one can write', () => {
    expect(idsOf({ ...plain, isEditable: true })).toEqual([
      'context-cut',
      'context-copy',
      'context-paste',
      'context-select-all',
    ])
  })

  test('offers at most five words for one that is misspelt', () => {
    const dictionarySuggestions = ['the', 'tea', 'ten', 'eh', 'meh', 'tech']
    const items = contextMenu(
      { ...plain, isEditable: true, misspelledWord: 'teh', dictionarySuggestions },
      actions,
    )
    expect(items.slice(0, 6).map(({ label }) => label)).toEqual([
      ...dictionarySuggestions.slice(0, 5),
      'Add to Dictionary',
    ])
    for (const item of [items[0], items[5]]) if (item?.click) Reflect.apply(item.click, undefined, [])
    expect(actions.replaceWord).toHaveBeenCalledWith('the')
    expect(actions.learnWord).toHaveBeenCalledWith('teh')
  })

  test('says so when it knows no better word', () => {
    expect(idsOf({ ...plain, isEditable: true, misspelledWord: 'xqzt' })[0]).toBe('spelling-none')
  })
})
