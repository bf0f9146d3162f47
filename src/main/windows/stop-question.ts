import type { WorkKind } from './work-under-way.ts'

export type StopQuestion = { readonly message: string; readonly detail: string; readonly goOn: string }

const questions: readonly (StopQuestion & { readonly kind: WorkKind })[] = [
  {
    kind: 'render',
    message: 'An episode is being made.',
    detail: 'If you stop now, every line made so far is kept, and it goes on from there next time.',
    goOn: 'Keep Rendering',
  },
  {
    kind: 'export',
    message: 'An episode is being exported.',
    detail: 'If you stop now, nothing is exported. Files that are there already stay as they are.',
    goOn: 'Keep Exporting',
  },
  {
    kind: 'publish',
    message: 'A show is being published.',
    detail: 'If you stop now, what was published before stays as it is.',
    goOn: 'Keep Publishing',
  },
]

/** What is asked before work of these kinds is stopped. */
export function spellStopQuestion(kinds: ReadonlySet<WorkKind>): StopQuestion {
  const asked = questions.filter(({ kind }) => kinds.has(kind))
  const [first] = asked
  return {
    message: asked.map(({ message }) => message).join(' '),
    detail: asked.map(({ detail }) => detail).join('\n'),
    goOn: first !== undefined && asked.length === 1 ? first.goOn : 'Go On',
  }
}
