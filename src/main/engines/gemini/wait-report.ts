import type { SpeakOptions, Wait } from '../speech-engine.ts'

/** Tells a caller of waits that are long enough to be noticed, and of their end. */
export type WaitReport = {
  readonly begin: (reason: Wait['reason'], until: Date, message: string) => void
  readonly end: () => void
}

const noticed = 1000

export function createWaitReport(onWait: SpeakOptions['onWait'], clock: () => Date): WaitReport {
  let isWaiting = false
  return {
    begin(reason, until, message) {
      if (until.getTime() - clock().getTime() <= noticed) return
      isWaiting = true
      onWait?.({ reason, until, message })
    },
    end() {
      if (!isWaiting) return
      isWaiting = false
      onWait?.(undefined)
    },
  }
}
