import type { RequestInput } from '../../shared/ipc/schemas.ts'
import type { Log } from './log.ts'

type PageFault = RequestInput<'app.reportFault'>

/** Faults that are written down in a minute: a screen may fail again and again. */
const MOST = 10
const MINUTE = 60_000

/** Writes down what stopped in the page. The page is not trusted: neither with how much it says nor with what. */
export function notePageFaults(log: Log, clock: () => Date): (fault: PageFault) => void {
  let since = 0
  let count = 0
  return (fault) => {
    const now = clock().getTime()
    if (now - since >= MINUTE || now < since) {
      since = now
      count = 0
    }
    count += 1
    if (count <= MOST) log.error(describePageFault(fault))
    if (count === MOST) log.warn('The page has more faults than are written down')
  }
}

/** A quoted name is part of the fault; any other quotation may be part of a script, and so may all that follows it. */
const QUOTATION = /(["'`])[\w$.#-]{1,40}\1|["'`].*$/g
/** A line of a stack: a function, and where it stands in the program. */
const FRAME = /^at (?:[\w$.<>[\] #]{1,120} \()?[\w.+-]{1,30}:\/\/[\w./:~-]{1,200}:\d+\)?$/

function describePageFault({ part, message, stack }: PageFault): string {
  const words = (message.split(/[\r\n\u2028\u2029]/, 1)[0] ?? '')
    .replace(/\?\S*/g, '?…')
    .replace(QUOTATION, (all, quote: string | undefined) => (quote === undefined ? '…' : all))
  const frames = stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => FRAME.test(line))
  return [`A fault of the page (${part}): ${words}`, ...frames].join('\n')
}
