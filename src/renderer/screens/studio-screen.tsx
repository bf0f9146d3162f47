import { ArrowLeft } from 'lucide-react'
import { explain } from '../bridge/explain.ts'
import { useQuery } from '../bridge/use-query.ts'
import { Button } from '../elements/button.tsx'
import { EmptyState } from '../elements/empty-state.tsx'
import { Skeleton } from '../elements/skeleton.tsx'
import { StudioDesk } from './studio-desk.tsx'
import { useOpenEpisode } from './use-open-episode.ts'

type StudioScreenProps = Readonly<{ id: string; onLeave: () => void }>

/** One episode: its script, its cast, its sound. */
export function StudioScreen({ id, onLeave }: StudioScreenProps) {
  const { reply, again } = useOpenEpisode(id)
  const settings = useQuery('settings.get')
  if (reply === undefined || settings === undefined)
    return <Skeleton label="Opening the episode" rows={9} height={44} />
  if (!reply.ok)
    return (
      <EmptyState
        isWholeScreen
        title="This episode cannot be opened"
        actions={
          <>
            <Button look="primary" icon={<ArrowLeft />} onClick={onLeave}>
              Back to the library
            </Button>
            <Button onClick={() => void again()}>Try again</Button>
          </>
        }
      >
        {explain(reply)}
      </EmptyState>
    )
  return (
    <StudioDesk
      episode={reply.data}
      settings={settings.ok ? settings.data.settings : undefined}
      onRendered={() => void again()}
      onLeave={onLeave}
    />
  )
}
