import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useQuery } from '../bridge/use-query.ts'
import { useGo } from '../components/navigation.ts'
import { Button } from '../elements/button.tsx'
import { EmptyState } from '../elements/empty-state.tsx'
import { Skeleton } from '../elements/skeleton.tsx'
import { ShowPage } from './show-page.tsx'
import { ShowsList } from './shows-list.tsx'

/** The shows of the library, or one of them. */
export function ShowsScreen({ id }: Readonly<{ id?: string | undefined }>) {
  const { queries } = useStudio()
  const go = useGo()
  const list = useQuery('shows.list')
  if (list === undefined) return <Skeleton label="Reading the shows" rows={5} height={72} />
  if (!list.ok)
    return (
      <EmptyState
        isWholeScreen
        title="The shows cannot be read"
        actions={<Button onClick={() => queries.refresh('shows.list')}>Try again</Button>}
      >
        {explain(list)}
      </EmptyState>
    )
  if (id === undefined) return <ShowsList list={list.data} />
  const show = list.data.shows.find((one) => one.id === id)
  if (show !== undefined) return <ShowPage key={id} show={show} />
  return (
    <EmptyState
      isWholeScreen
      title="This show is no longer in the library"
      actions={<Button onClick={() => go({ screen: 'shows' })}>All shows</Button>}
    >
      It may have been moved to the trash, or its file cannot be read.
    </EmptyState>
  )
}
