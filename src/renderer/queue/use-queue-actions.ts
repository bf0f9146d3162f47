import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useReport } from '../bridge/use-report.ts'
import type { Sending } from '../gemini/use-send-notice.tsx'
import type { ShownJob } from './queue-types.ts'

export type QueueActions = ReturnType<typeof useQueueActions>

/** What can be done with the queue. Each says what came of it. */
export function useQueueActions(jobs: readonly ShownJob[], sending: Sending) {
  const { bridge, toasts, announcer } = useStudio()
  const report = useReport()

  async function resume(wanted: readonly ShownJob[], job?: string) {
    const isSent = wanted.some(({ engine, left }) => engine === 'gemini' && left?.cost !== 0)
    if (isSent && !(await sending.mayBeSent())) return
    const reply = await ask(bridge, 'queue.resume', job === undefined ? {} : { job })
    report(reply)
    if (reply.ok)
      announcer.say(job === undefined ? 'The queue goes on.' : `${wanted[0]?.title ?? ''} goes on.`)
  }
  return {
    /** By so many places from where main has it: keys may be quicker than the page. */
    async move(job: ShownJob, by: number) {
      const reply = await ask(bridge, 'queue.move', { job: job.id, by })
      report(reply)
      if (reply.ok) announcer.say(`${job.title} is at place ${reply.data + 1} of ${jobs.length}.`)
    },
    async pause(job: ShownJob) {
      const reply = await ask(bridge, 'queue.pause', { job: job.id })
      report(reply)
      if (reply.ok) announcer.say(`${job.title} is paused.`)
    },
    async pauseAll() {
      const reply = await ask(bridge, 'queue.pause', {})
      report(reply)
      if (reply.ok) announcer.say('The queue is paused.')
    },
    resume: (job: ShownJob) => resume([job], job.id),
    resumeAll: () => resume(stopped(jobs)),
    async schedule(job: ShownJob, start: number | undefined) {
      const iso = start === undefined ? null : new Date(start).toISOString()
      report(await ask(bridge, 'queue.schedule', { job: job.id, start: iso }))
    },
    async remove(job: ShownJob) {
      const reply = await ask(bridge, 'queue.remove', { job: job.id })
      report(reply)
      if (!reply.ok) return
      const undo = async () => report(await ask(bridge, 'queue.putBack', { job: job.id }))
      toasts.show(`${job.title} is taken out of the queue. What was made is kept.`, {
        action: { label: 'Undo', onChoose: () => void undo() },
      })
    },
  }
}

/** The jobs that go on only when a person says so. */
export function stopped(jobs: readonly ShownJob[]): readonly ShownJob[] {
  return jobs.filter(({ state }) => state === 'paused' || state === 'offered')
}
