import type { CDPSession } from '@playwright/test'
import { z } from 'zod'

const eventSchema = z.looseObject({
  name: z.string(),
  ph: z.string(),
  pid: z.number(),
  tid: z.number(),
  /** Microseconds, like all times in here. */
  ts: z.number(),
  dur: z.number().optional(),
  /** Of it processor time. */
  tdur: z.number().optional(),
  args: z.looseObject({ name: z.unknown().optional() }).optional(),
})

/** A task of the page's main thread, in milliseconds. */
export type Task = {
  /** From its begin to its end, less what it waited until the compositor's thread had taken the picture over. */
  readonly own: number
  /** What of it the processor worked: the rest is other programs' time. */
  readonly processor: number
  /** From its begin to its end, whatever it waited for. */
  readonly whole: number
}

type TraceEvent = z.infer<typeof eventSchema>

/**
 * Every task of the page's main thread while `work` goes on, as Chromium's own tracing has them: unlike the page's
 * `longtask` entries also those under 50 ms.
 */
export async function traceMainThread(
  session: CDPSession,
  work: () => Promise<void>,
): Promise<readonly Task[]> {
  const events: TraceEvent[] = []
  const collect = ({ value }: { readonly value: readonly unknown[] }) => {
    for (const event of value) {
      const parsed = eventSchema.safeParse(event)
      if (parsed.success) events.push(parsed.data)
    }
  }
  session.on('Tracing.dataCollected', collect)
  const complete = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve())
  })
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'cc'], excludedCategories: ['*'] },
  })
  await work()
  await session.send('Tracing.end')
  await complete
  session.off('Tracing.dataCollected', collect)
  const main = events.find(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
  const own = events.filter(({ pid, tid }) => pid === main?.pid && tid === main.tid)
  const waits = own.filter(({ name }) => name === 'LayerTreeHost::WaitForCommitCompletion')
  const tasks = own.filter(({ name }) => name.endsWith('RunTask'))
  if (tasks.length === 0) throw new Error('The trace has no tasks of the page.')
  return tasks.map((task) => taskOf(task, waits))
}

function taskOf(task: TraceEvent, waits: readonly TraceEvent[]): Task {
  const { ts, dur = 0, tdur = 0 } = task
  const waited = waits
    .filter((wait) => wait.ts >= ts && wait.ts < ts + dur)
    .reduce((sum, wait) => sum + (wait.dur ?? 0), 0)
  return { own: (dur - waited) / 1000, processor: tdur / 1000, whole: dur / 1000 }
}
