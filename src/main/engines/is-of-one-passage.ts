import { StudioError, type ErrorCode } from '../../shared/studio-error.ts'

const ofOnePassage: ReadonlySet<ErrorCode> = new Set([
  'text-blocked',
  'passage-too-long',
  'answer-unusable',
  'unspeakable-text',
])

/** Whether a failure concerns one passage alone: the others go on. */
export function isOfOnePassage(error: unknown): error is StudioError {
  return error instanceof StudioError && ofOnePassage.has(error.code)
}
