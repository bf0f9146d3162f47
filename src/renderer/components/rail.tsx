import { AudioWaveform, Keyboard, LibraryBig, ListOrdered, Radio, Settings } from 'lucide-react'
import type { ReactNode } from 'react'
import { useQuery } from '../bridge/use-query.ts'
import { classNames } from '../elements/class-names.ts'
import { useMediaQuery } from '../elements/use-media-query.ts'
import { Mark } from './mark.tsx'
import type { Place } from './navigation.ts'
import styles from './rail.module.css'

type RailProps = Readonly<{ place: Place; onGo: (place: Place) => void; onShowKeys: () => void }>

/** The way from screen to screen. Only what works is here. */
export function Rail({ place, onGo, onShowKeys }: RailProps) {
  const info = useQuery('app.info')
  const queue = useQuery('queue.get')
  const count = queue?.ok === true ? queue.data.jobs.length : 0
  const hasNoRoom = useMediaQuery('(max-width: 1000px)')
  const isNarrow = hasNoRoom || place.screen === 'studio'
  return (
    <nav aria-label="Castwright" className={classNames(styles['rail'], isNarrow && styles['narrow'])}>
      <div className={styles['brand']}>
        <Mark />
        <span className={styles['word']}>Castwright</span>
      </div>
      <RailItem
        icon={<LibraryBig />}
        label="Library"
        isCurrent={place.screen === 'library' || place.screen === 'studio'}
        onGo={() => onGo({ screen: 'library' })}
      />
      <RailItem
        icon={<Radio />}
        label="Shows"
        isCurrent={place.screen === 'shows'}
        onGo={() => onGo({ screen: 'shows' })}
      />
      <RailItem
        icon={<ListOrdered />}
        label="Queue"
        count={count}
        isCurrent={place.screen === 'queue'}
        onGo={() => onGo({ screen: 'queue' })}
      />
      <RailItem
        icon={<AudioWaveform />}
        label="Voices"
        isCurrent={place.screen === 'voices'}
        onGo={() => onGo({ screen: 'voices' })}
      />
      <RailItem
        icon={<Settings />}
        label="Settings"
        isCurrent={place.screen === 'settings'}
        onGo={() => onGo({ screen: 'settings' })}
      />
      <div className={styles['end']}>
        {info?.ok === true && info.data.isPreviewRuntime && (
          <p className={styles['preview']}>preview runtime</p>
        )}
        <RailItem icon={<Keyboard />} label="Keys" isCurrent={false} onGo={onShowKeys} />
      </div>
    </nav>
  )
}

type RailItemProps = Readonly<{
  icon: ReactNode
  label: string
  /** How many there are to see; none is not shown. */
  count?: number
  isCurrent: boolean
  onGo: () => void
}>

function RailItem({ icon, label, count = 0, isCurrent, onGo }: RailItemProps) {
  return (
    <button
      type="button"
      className={styles['item']}
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={count > 0 ? `${label}, ${count}` : undefined}
      onClick={onGo}
    >
      {icon}
      <span className={styles['label']}>{label}</span>
      {count > 0 && <span className={styles['count']}>{count}</span>}
    </button>
  )
}
