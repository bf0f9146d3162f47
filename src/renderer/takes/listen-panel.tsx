import { Check } from 'lucide-react'
import { useEffect, useId, useRef, type KeyboardEvent } from 'react'
import { countOf } from '../../core/text/count-of.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import type { RenderPlan } from '../components/episode-types.ts'
import type { ScriptDesk } from '../editor/script-desk.ts'
import { EmptyState } from '../elements/empty-state.tsx'
import { VirtualList } from '../elements/virtual-list.tsx'
import { DoubtDetail } from './doubt-detail.tsx'
import { DoubtRow } from './doubt-row.tsx'
import type { Doubt } from './take-types.ts'
import { useDoubtActions } from './use-doubt-actions.ts'
import { useDoubtList } from './use-doubt-list.ts'
import type { Takes } from './use-takes.ts'
import styles from './takes.module.css'

type ListenPanelProps = Readonly<{
  episode: string
  plan: RenderPlan | undefined
  script: ScriptDesk
  takes: Takes
}>

/** Pixels. */
const rowHeight = 56
const nothing: readonly Doubt[] = []

/** The takes that the checks doubt: to hear, accept, make again. */
export function ListenPanel({ episode, plan, script, takes }: ListenPanelProps) {
  const { announcer } = useStudio()
  const id = useId()
  const panel = useRef<HTMLDivElement>(null)
  const doubts = plan?.doubts ?? nothing
  const { at, selected, select, selectNext } = useDoubtList(doubts, ({ turn }) => script.showLine(turn))
  const actions = useDoubtActions({ takes, selected, selectNext })
  const isEmpty = doubts.length === 0
  useEffect(() => {
    if (!isEmpty) return
    announcer.say('All heard. Nothing is left to listen to.')
    // The list had the focus, and is gone.
    if (document.activeElement === document.body) panel.current?.focus()
  }, [isEmpty, announcer])

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const isOnButton = event.target instanceof HTMLButtonElement
    const key = event.key.toLowerCase()
    if (isOnButton && (key === ' ' || key === 'enter')) return
    const to = placeFor(key, at, doubts.length)
    const act = actions[key]
    if (to !== undefined) select(to)
    else if (act !== undefined) act()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    // The keys are those of the list inside it, and work on the buttons below it as well.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={panel} tabIndex={-1} data-own-keys className={styles['listen']} onKeyDown={onKeyDown}>
      {selected === undefined ? (
        <EmptyState title="All heard" picture={<Check aria-hidden="true" className={styles['allHeard']} />}>
          <p>Nothing is left to listen to.</p>
        </EmptyState>
      ) : (
        <>
          <header className={styles['head']}>
            <h2 className={styles['speaker']}>Listen to these</h2>
            <p className={styles['quiet']}>{countOf(doubts.length, 'take')} may not be right.</p>
          </header>
          <div
            role="listbox"
            tabIndex={0}
            aria-label="Takes to listen to"
            aria-activedescendant={`${id}-${at}`}
            aria-keyshortcuts="Space A R L"
            className={styles['list']}
          >
            <VirtualList
              count={doubts.length}
              rowHeight={rowHeight}
              active={at}
              renderRow={(index) => {
                const doubt = doubts[index]
                return doubt === undefined ? null : (
                  <DoubtRow
                    id={`${id}-${index}`}
                    doubt={doubt}
                    said={script.wordsOfLine(doubt.turn) ?? endingOf(plan)}
                    place={index + 1}
                    of={doubts.length}
                    isSelected={index === at}
                    isLocked={plan?.lines.locks[doubt.turn] === 'l'}
                    onSelect={() => select(index)}
                  />
                )
              }}
            />
          </div>
          <DoubtDetail episode={episode} plan={plan} doubt={selected} takes={takes} actions={actions} />
        </>
      )}
    </div>
  )
}

/** Where a key leads in a list; undefined for one that leads nowhere. */
function placeFor(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'arrowdown':
      return Math.min(count - 1, at + 1)
    case 'arrowup':
      return Math.max(0, at - 1)
    case 'home':
      return 0
    case 'end':
      return count - 1
    default:
      return undefined
  }
}

/** A line that the text has not is the one that the show adds. */
function endingOf(plan: RenderPlan | undefined) {
  return plan?.ending && { speaker: plan.ending.speaker, words: plan.ending.text }
}
