import { FilePlus, FolderOpen, LayoutGrid, LayoutList, Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { countOf } from '../../core/text/count-of.ts'
import { ask } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { usePush } from '../bridge/use-push.ts'
import { useQuery } from '../bridge/use-query.ts'
import { useReport } from '../bridge/use-report.ts'
import { arrangeEpisodes } from '../components/arrange-episodes.ts'
import { BrokenEpisodes } from '../components/broken-episodes.tsx'
import { EpisodeCollection } from '../components/episode-collection.tsx'
import type { Library, Settings } from '../components/episode-types.ts'
import { LibraryWelcome } from '../components/library-welcome.tsx'
import { ScreenFrame, ScreenRest } from '../components/screen-frame.tsx'
import type { EpisodeActions } from '../components/use-episode-actions.ts'
import { usePastedScript } from '../components/use-pasted-script.ts'
import { useAddToQueue } from '../queue/use-add-to-queue.tsx'
import { Button } from '../elements/button.tsx'
import { EmptyState } from '../elements/empty-state.tsx'
import { Segmented } from '../elements/segmented.tsx'
import { Select } from '../elements/select.tsx'
import { Skeleton } from '../elements/skeleton.tsx'
import { holdsMod } from '../elements/spell-keys.ts'
import { TextField } from '../elements/text-field.tsx'
import styles from './library-screen.module.css'

type LibraryScreenProps = Readonly<{ actions: EpisodeActions; last: string | undefined }>

/** Where everything is: the episodes of the library. */
export function LibraryScreen({ actions, last }: LibraryScreenProps) {
  const library = useQuery('library.list')
  const settings = useQuery('settings.get')
  if (library === undefined || settings === undefined)
    return <Skeleton label="Reading the library" rows={8} height={50} />
  if (!library.ok) return <CannotRead sentence={explain(library)} />
  if (!settings.ok) return <CannotRead sentence={explain(settings)} />
  const { unavailable } = library.data
  if (unavailable !== undefined) return <CannotRead sentence={explain(unavailable)} />
  return <LibraryOf library={library.data} settings={settings.data.settings} actions={actions} last={last} />
}

/** Milliseconds that the beginning of a large library has to be shown before the rest is asked for. */
const restAfter = 200

type LibraryOfProps = LibraryScreenProps & Readonly<{ library: Library; settings: Settings }>

function LibraryOf({ library, settings, actions, last }: LibraryOfProps) {
  const { bridge, queries } = useStudio()
  const [wanted, setWanted] = useState('')
  const field = useRef<HTMLSpanElement>(null)
  const report = useReport()
  const queue = useAddToQueue()
  const set = async (change: Partial<Pick<Settings, 'libraryView' | 'librarySort'>>) =>
    void report(await ask(bridge, 'settings.set', change))
  const { total = library.episodes.length } = library
  const isBeginning = total > library.episodes.length
  useEffect(() => {
    if (!isBeginning) return undefined
    const timer = window.setTimeout(() => queries.refresh('library.list'), restAfter)
    return () => window.clearTimeout(timer)
  }, [queries, isBeginning])
  useFind(() => {
    const input = field.current?.querySelector('input')
    input?.focus()
    input?.select()
  })

  usePastedScript((text) => void actions.createOf(text))

  if (library.episodes.length === 0)
    return (
      <ScreenFrame title="Library" isBare>
        <BrokenEpisodes broken={library.broken} />
        <ScreenRest>
          <LibraryWelcome actions={actions} isFirst={!settings.hasSeenWelcome} />
        </ScreenRest>
      </ScreenFrame>
    )

  const episodes = arrangeEpisodes(library.episodes, wanted, settings.librarySort)
  return (
    <ScreenFrame
      title="Library"
      count={countOf(total, 'episode')}
      actions={
        <>
          <Button icon={<FolderOpen />} onClick={() => void actions.openScripts()}>
            Open script…
          </Button>
          <Button look="primary" icon={<FilePlus />} onClick={() => void actions.create()}>
            New episode
          </Button>
        </>
      }
    >
      <div className={styles['tools']}>
        <span ref={field} className={styles['search']} role="search">
          <TextField
            label="Find by title"
            type="search"
            placeholder="Find by title"
            icon={<Search />}
            value={wanted}
            onText={setWanted}
          />
        </span>
        <Select
          aria-label="Sort by"
          value={settings.librarySort}
          options={sorts}
          onChoose={(librarySort) => void set({ librarySort })}
        />
        <Segmented
          label="View"
          value={settings.libraryView}
          options={views}
          onChoose={(libraryView) => void set({ libraryView })}
        />
      </div>
      <BrokenEpisodes broken={library.broken} />
      {episodes.length === 0 ? (
        <ScreenRest>
          <EmptyState
            title={`Nothing called “${wanted.trim()}”`}
            actions={<Button onClick={() => setWanted('')}>Show all episodes</Button>}
          >
            Titles and shows are searched.
          </EmptyState>
        </ScreenRest>
      ) : (
        <EpisodeCollection
          episodes={episodes}
          places={isBeginning ? total : episodes.length}
          view={settings.libraryView}
          actions={actions}
          onGenerate={queue.add}
          last={last}
        />
      )}
      {queue.question}
      <p role="status" className="visually-hidden">
        {wanted.trim() === '' ? '' : `${countOf(episodes.length, 'episode')} found`}
      </p>
    </ScreenFrame>
  )
}

function CannotRead({ sentence }: Readonly<{ sentence: string }>) {
  const { bridge, queries } = useStudio()
  const report = useReport()
  async function choose() {
    const folder = report(await ask(bridge, 'settings.chooseLibrary'))
    if (typeof folder === 'string') queries.refresh('library.list', 'settings.get')
  }
  return (
    <EmptyState
      isWholeScreen
      title="The library cannot be used"
      actions={
        <>
          <Button look="primary" icon={<FolderOpen />} onClick={() => void choose()}>
            Choose another folder
          </Button>
          <Button onClick={() => queries.refresh('library.list')}>Try again</Button>
        </>
      }
    >
      {sentence}
    </EmptyState>
  )
}

/** Ctrl/⌘ F, or Find in the menu. */
function useFind(focus: () => void) {
  usePush('command', ({ name }) => name === 'find' && focus())
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'f' || !holdsMod(event)) return
      event.preventDefault()
      focus()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  })
}

const sorts = [
  { value: 'changed', label: 'Last changed' },
  { value: 'title', label: 'Title' },
  { value: 'length', label: 'Length' },
] as const
const views = [
  { value: 'list', label: 'List', icon: <LayoutList /> },
  { value: 'covers', label: 'Covers', icon: <LayoutGrid /> },
] as const
