import { StudioError } from '../../../shared/studio-error.ts'

/** Sentences about files that cannot be heard; `why` is the end of a sentence. */
export function damaged(path: string, why: string, cause?: unknown): StudioError {
  return new StudioError('audio-damaged', `${path} is damaged: ${why}.`, { cause })
}

export function unsupported(path: string, why: string): StudioError {
  return new StudioError('audio-unsupported', `${path} cannot be used: ${why}.`)
}

export function tooLarge(path: string, why: string): StudioError {
  return new StudioError('audio-too-large', `${path} is too large: ${why}.`)
}
