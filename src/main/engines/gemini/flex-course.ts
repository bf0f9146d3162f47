import type { Refusal } from '../../../core/gemini/refusal.ts'
import type { ErrorCode } from '../../../shared/studio-error.ts'
import type { Speaking } from './speaking.ts'

/** How the requests for one passage go: at half the price first, where that is wanted, and then at once. */
export type FlexCourse = {
  /** What the next request goes by. */
  readonly speaking: () => Speaking
  /** Whether a refusal is one of flex alone: then the next request goes at once. */
  readonly turnsFrom: (refusal: Refusal) => boolean
  /** The last request was answered. */
  readonly arrive: () => void
}

/** So often flex may have no room for a passage. */
const mostRefusals = 3
/** Refusals that may be of flex alone: how Google words them is not written down anywhere. */
const maybeOfFlex: ReadonlySet<ErrorCode> = new Set(['request-refused', 'key-forbidden', 'unknown-model'])

/** See `FlexCourse`. That a model does not take flex is remembered when the same request has gone through without it. */
export function createFlexCourse(speaking: Speaking): FlexCourse {
  const { flex } = speaking
  if (flex === undefined || !flex.memory.mayTry('flex')) {
    return { speaking: () => speaking, turnsFrom: () => false, arrive: () => undefined }
  }
  let isFlex = true
  let isDoubted = false
  let refusals = 0
  const hasNoRoom = () => {
    isFlex = false
    flex.memory.pause('flex')
    return true
  }
  return {
    speaking: () => (isFlex ? flex.speaking() : speaking),
    turnsFrom(refusal) {
      if (!isFlex) return false
      switch (refusal.kind) {
        case 'final':
          if (!maybeOfFlex.has(refusal.code)) return false
          isFlex = false
          isDoubted = true
          return true
        case 'trouble':
          if (refusal.code === 'engine-timeout') return hasNoRoom()
          return refusal.code === 'server-trouble' && ++refusals >= mostRefusals && hasNoRoom()
        case 'pace':
          return ++refusals >= mostRefusals && hasNoRoom()
        case 'day':
        case 'astray':
          return false
      }
    },
    arrive() {
      if (isFlex) flex.memory.note('flex', true)
      else if (isDoubted) flex.memory.note('flex', false)
    },
  }
}
