import { useCallback, useState, type KeyboardEvent } from 'react'
import type { Anchor } from '../elements/floating.ts'
import { useStandings } from '../queue/use-standings.ts'
import { holdsMod } from '../elements/spell-keys.ts'
import { VirtualList } from '../elements/virtual-list.tsx'
import { EpisodeItem } from './episode-item.tsx'
import { EpisodeMenu } from './episode-menu.tsx'
import type { EpisodeSummary, Settings } from './episode-types.ts'
import { nothingSelected, select, selectAll, type Reach, type Selection } from './selection.ts'
import type { EpisodeActions } from './use-episode-actions.ts'
import styles from './episode-collection.module.css'

type EpisodeCollectionProps = Readonly<{
  episodes: readonly EpisodeSummary[]
  /** Room is kept for so many, where the last of them are still to come. */
  places: number
  view: Settings['libraryView']
  actions: EpisodeActions
  /** Makes the audio of these. */
  onGenerate: (ids: readonly string[]) => void
  /** The episode that was open last: where the user comes back to. */
  last: string | undefined
}>

/** Narrowest a cover gets, pixels; a large window gets larger ones. */
const cardWidth = (width: number) => (width > 1400 ? 236 : 196)

/** The episodes as a list or as covers: chosen with Shift and Ctrl, worked by pointer and keyboard alike. */
export function EpisodeCollection(props: EpisodeCollectionProps) {
  const { episodes, places, view, actions, onGenerate, last } = props
  const [selection, setSelection] = useState<Selection>(() =>
    last === undefined ? nothingSelected : select(nothingSelected, [], last, 'only'),
  )
  const [focusMoves, setFocusMoves] = useState(last !== undefined)
  const [renaming, setRenaming] = useState<string>()
  const [menu, setMenu] = useState<Anchor>()
  const [width, setWidth] = useState(1000)
  const [now] = useState(() => new Date())
  const standings = useStandings()
  const onResize = useCallback((pixels: number) => setWidth(pixels), [])

  const ids = episodes.map((episode) => episode.id)
  const columns = view === 'list' ? 1 : Math.max(2, Math.floor((width - 32) / cardWidth(width)))
  const rowHeight = view === 'list' ? 58 : Math.floor((width - 32) / columns) + 38
  const chosen = ids.filter((id) => selection.chosen.has(id))
  const active = Math.max(0, ids.indexOf(selection.active ?? ''))

  function reach(id: string | undefined, how: Reach, byKeyboard = false) {
    if (id === undefined) return
    setFocusMoves(byKeyboard)
    setSelection((before) => select(before, ids, id, how))
  }
  function finishRename(id: string, title: string | undefined) {
    setRenaming(undefined)
    setFocusMoves(true)
    if (title !== undefined) void actions.rename(id, title)
  }

  function onKeyDown(event: KeyboardEvent) {
    const id = ids[active]
    if (id === undefined || renaming !== undefined || event.altKey || isOnButton(event)) return
    const step = stepOf(event.key, columns, ids.length)
    if (step !== undefined) {
      const next = Math.min(ids.length - 1, Math.max(0, active + step))
      reach(ids[next], event.shiftKey ? 'range' : 'only', true)
    } else if (holdsMod(event.nativeEvent) && event.key === 'Enter')
      onGenerate(chosen.length > 0 ? chosen : [id])
    else if (event.key === 'Enter') actions.open(id)
    else if (event.key === ' ') reach(id, 'toggle', true)
    else if (event.key === 'F2') setRenaming(id)
    else if (event.key === 'Delete' || event.key === 'Backspace')
      void actions.trash(chosen.length > 0 ? chosen : [id])
    else if (event.key === 'Escape') setSelection({ ...nothingSelected, active: id })
    else if (holdsMod(event.nativeEvent) && event.key === 'a') setSelection(selectAll(selection, ids))
    else return
    event.preventDefault()
  }

  const item = (index: number) => {
    const episode = episodes[index]
    if (episode === undefined) return null
    const { id } = episode
    return (
      <EpisodeItem
        key={id}
        episode={episode}
        look={view === 'list' ? 'row' : 'card'}
        rowIndex={index}
        now={now}
        job={standings.get(id)}
        isActive={index === active}
        isChosen={selection.chosen.has(id)}
        isRenaming={renaming === id}
        takesFocus={focusMoves && index === active && renaming === undefined && menu === undefined}
        onReach={(how) => reach(id, how, false)}
        onOpen={() => actions.open(id)}
        onMenu={setMenu}
        onRenamed={(title) => finishRename(id, title)}
      />
    )
  }

  return (
    <>
      <div
        role="grid"
        aria-label="Episodes"
        aria-multiselectable="true"
        aria-rowcount={Math.ceil(places / columns)}
        className={styles['collection']}
        data-view={view}
        onKeyDown={onKeyDown}
      >
        <VirtualList
          count={Math.ceil(places / columns)}
          rowHeight={rowHeight}
          active={selection.active === undefined ? -1 : Math.floor(active / columns)}
          onResize={onResize}
          renderRow={(row) =>
            view === 'list' ? (
              item(row)
            ) : (
              <div
                role="row"
                aria-rowindex={row + 1}
                className={styles['covers']}
                style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
              >
                {Array.from({ length: columns }, (_, column) => item(row * columns + column))}
              </div>
            )
          }
        />
      </div>
      {menu !== undefined && (
        <EpisodeMenu
          ids={chosen}
          anchor={menu}
          actions={actions}
          onRename={setRenaming}
          onGenerate={onGenerate}
          onClose={() => setMenu(undefined)}
        />
      )}
    </>
  )
}

/** How many places a key moves by; undefined for any other key. */
function stepOf(key: string, columns: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return columns
    case 'ArrowUp':
      return -columns
    case 'ArrowRight':
      return columns > 1 ? 1 : undefined
    case 'ArrowLeft':
      return columns > 1 ? -1 : undefined
    case 'Home':
      return -count
    case 'End':
      return count
    case 'PageDown':
      return columns * 8
    case 'PageUp':
      return -columns * 8
    default:
      return undefined
  }
}

function isOnButton(event: KeyboardEvent): boolean {
  return event.target instanceof HTMLElement && event.target.closest('button, input, [role=menu]') !== null
}
