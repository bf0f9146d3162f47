import { spellDuration } from '../../../core/text/spell-duration.ts'
import { StudioError } from '../../../shared/studio-error.ts'

/** One request that is refused for the sake of pace is tried for so many seconds, and so often at most. */
const longest = 600
const mostRefusals = 20
/** No more than this counts between two tries: a computer that slept, or whose clock was set, has not waited so long. */
const longestGap = 300

/**
 * How long one request puts up with being refused because there are too many. The limiter sets the pace between the
 * tries. `strain` throws StudioError('rate-limited') when it is enough; `retryAfter` in seconds.
 */
export function createPatience(clock: () => Date): { strain: (retryAfter: number | undefined) => void } {
  let last: number | undefined
  let waited = 0
  let refusals = 0
  return {
    strain(retryAfter) {
      const now = clock().getTime()
      waited += Math.min(longestGap, Math.max(0, (now - (last ?? now)) / 1000))
      last = now
      refusals++
      if (refusals < mostRefusals && waited + (retryAfter ?? 0) <= longest) return
      const more = retryAfter === undefined ? '' : ` and asks to wait another ${spellDuration(retryAfter)}`
      const sentence = `Google has refused the same request ${refusals} times in ${spellDuration(waited)}, because there were too many a minute,${more}`
      throw new StudioError('rate-limited', `${sentence.replace(/,$/, '')}.`)
    },
  }
}
