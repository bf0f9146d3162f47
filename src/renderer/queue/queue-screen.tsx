import { CirclePlay, CirclePause, LibraryBig } from 'lucide-react'
import { spellDollars } from '../../core/price/spell-dollars.ts'
import { countOf } from '../../core/text/count-of.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useQuery } from '../bridge/use-query.ts'
import { useGo } from '../components/navigation.ts'
import { ScreenFrame, ScreenRest } from '../components/screen-frame.tsx'
import { Button } from '../elements/button.tsx'
import { EmptyState } from '../elements/empty-state.tsx'
import { NoticeBar } from '../elements/notice-bar.tsx'
import { Skeleton } from '../elements/skeleton.tsx'
import { useSendNotice } from '../gemini/use-send-notice.tsx'
import { QueueList } from './queue-list.tsx'
import type { QueueState } from './queue-types.ts'
import { stopped, useQueueActions } from './use-queue-actions.ts'

/** What is being made and what comes after it. */
export function QueueScreen() {
  const { queries } = useStudio()
  const queue = useQuery('queue.get')
  if (queue?.ok === false)
    return (
      <EmptyState
        isWholeScreen
        title="The queue cannot be shown"
        actions={<Button onClick={() => queries.refresh('queue.get')}>Try again</Button>}
      >
        {explain(queue)}
      </EmptyState>
    )
  if (queue === undefined || !queue.data.isRead)
    return <Skeleton label="Reading the queue" rows={4} height={84} />
  return <QueueOf queue={queue.data} />
}

function QueueOf({ queue }: Readonly<{ queue: QueueState }>) {
  const go = useGo()
  const sending = useSendNotice()
  const { jobs, notice } = queue
  const actions = useQueueActions(jobs, sending)
  const halted = stopped(jobs)
  const cost = halted.reduce((sum, { left }) => sum + (left?.cost ?? 0), 0)
  const goes = jobs.some(({ state }) => state === 'waiting' || state === 'running' || state === 'batch')

  return (
    <ScreenFrame
      title="Queue"
      isNarrow
      count={jobs.length > 0 ? countOf(jobs.length, 'episode') : undefined}
      actions={
        <>
          {goes && (
            <Button icon={<CirclePause />} onClick={() => void actions.pauseAll()}>
              Pause all
            </Button>
          )}
          {halted.length > 0 && (
            <Button look="primary" icon={<CirclePlay />} onClick={() => void actions.resumeAll()}>
              {cost > 0 ? `Go on · about ${spellDollars(cost)}` : 'Go on'}
            </Button>
          )}
        </>
      }
    >
      {notice !== undefined && (
        <NoticeBar tone="caution">
          {notice} The queue cannot be written down; it is kept as long as Castwright is open.
        </NoticeBar>
      )}
      {jobs.length === 0 ? (
        <ScreenRest>
          <EmptyState
            title="Nothing is being made"
            actions={
              <Button icon={<LibraryBig />} onClick={() => go({ screen: 'library' })}>
                Show the library
              </Button>
            }
          >
            Choose episodes in the library and press Generate: they are made here, one after the other, also
            at night.
          </EmptyState>
        </ScreenRest>
      ) : (
        <QueueList jobs={jobs} actions={actions} />
      )}
      {sending.notice}
    </ScreenFrame>
  )
}
