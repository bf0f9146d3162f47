import { spellDuration } from '../../../core/text/spell-duration.ts'
import { StudioError } from '../../../shared/studio-error.ts'

/** One request that is refused for the sake of pace is tried for so many seconds, and so often at most. */
const longest = 600
const mostRefusals = 20

/**
 * How long one request puts up with being refused because there are too many. The limiter sets the pace between the
 * tries. `strain` throws StudioError('rate-limited') when it is enough; `retryAfter` in seconds.
 */
export function createPatience(clock: () => Date): { strain: (retryAfter: number | undefined) => void } {
  let since: number | undefined
  let refusals = 0
  return {
    strain(retryAfter) {
      const now = clock().getTime()
      since ??= now
      refusals++
      const waited = (now - since) / 1000
      if (refusals < mostRefusals && waited + (retryAfter ?? 0) <= longest) return
      const more = retryAfter === undefined ? '' : ` and asks to wait another ${spellDuration(retryAfter)}`
      const sentence = `Google has refused the same request ${refusals} times in ${spellDuration(waited)}, because there were too many a minute,${more}`
      throw new StudioError('rate-limited', `${sentence.replace(/,$/, '')}.`)
    },
  }
}
