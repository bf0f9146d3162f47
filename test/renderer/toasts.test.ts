import { expect, test } from 'vitest'
import { Toasts } from '../../src/renderer/elements/toasts.ts'

const said = (toasts: Toasts) =>
  toasts.get().map(({ message, action }) => `${message}${action === undefined ? '' : ` [${action.label}]`}`)
const play = { label: 'Play', onChoose: () => undefined }

test('a toast takes the place of an older one of the same, and of no other', () => {
  const toasts = new Toasts()
  toasts.show('The episode is ready. It cost $0.03.', { of: 'waves', action: play })
  toasts.show('“Tides” is ready.', { of: 'tides', action: play })
  toasts.show('The episode is ready. It cost $0.01.', { of: 'waves', action: play })
  toasts.show('Moved to trash.')
  expect(said(toasts)).toEqual([
    '“Tides” is ready. [Play]',
    'The episode is ready. It cost $0.01. [Play]',
    'Moved to trash.',
  ])
})

test('what can be done no more is taken back, and nothing else', () => {
  const toasts = new Toasts()
  toasts.show('The episode is ready.', { of: 'waves', action: play })
  toasts.show('Moved to trash.', { action: { label: 'Undo', onChoose: () => undefined } })
  toasts.withdraw('waves')
  expect(said(toasts)).toEqual(['Moved to trash. [Undo]'])
})
