import { ArrowRight, Plus } from 'lucide-react'
import { useState } from 'react'
import { useGo } from '../components/navigation.ts'
import { Button } from '../elements/button.tsx'
import { NewShowDialog } from './new-show-dialog.tsx'
import type { EpisodeShow } from './use-episode-show.tsx'
import styles from './episode-show.module.css'

/** Which show an episode belongs to, with the way there; for a name that no show has, the way to make it one. */
export function EpisodeShowNote({ shown }: Readonly<{ shown: EpisodeShow }>) {
  const go = useGo()
  const [isNaming, setNaming] = useState(false)
  const { name, show, isUnknown } = shown
  if (show !== undefined)
    return (
      <div className={styles['note']}>
        <span className={styles['words']}>Episode of {show.title}</span>
        <Button
          size="small"
          look="quiet"
          onClick={() => go({ screen: 'shows', id: show.id })}
          icon={<ArrowRight />}
        >
          Show
        </Button>
      </div>
    )
  if (!isUnknown || name === undefined) return null
  return (
    <div className={styles['note']}>
      <span className={styles['words']}>There is no show called {name} yet.</span>
      <Button size="small" icon={<Plus />} onClick={() => setNaming(true)}>
        Make it…
      </Button>
      {isNaming && <NewShowDialog title={name} onClose={() => setNaming(false)} />}
    </div>
  )
}
