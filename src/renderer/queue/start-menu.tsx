import { CalendarClock, Hourglass, Moon, Zap } from 'lucide-react'
import { useState } from 'react'
import { nextPacificMidnight } from '../../core/limiter/pacific-midnight.ts'
import { tonight } from '../../core/queue/start-times.ts'
import { useQuery } from '../bridge/use-query.ts'
import { spellMoment } from '../components/spell-moment.ts'
import type { Anchor } from '../elements/floating.ts'
import { Menu, type MenuItem } from '../elements/menu.tsx'
import type { ShownJob } from './queue-types.ts'

type StartMenuProps = Readonly<{
  job: ShownJob
  anchor: Anchor
  /** Milliseconds since 1970; undefined: as soon as its turn comes. */
  onChoose: (start: number | undefined) => void
  onOwnTime: () => void
  onClose: () => void
}>

/** When a job may begin: now, at night, when Gemini's day begins anew, or at a time of one's own. */
export function StartMenu({ job, anchor, onChoose, onOwnTime, onClose }: StartMenuProps) {
  const gemini = useQuery('gemini.get')
  const [now] = useState(() => new Date())
  const night = tonight(now.getTime())
  const known = gemini?.ok === true ? Date.parse(gemini.data.stoppedUntil ?? '') : Number.NaN
  const renewal = known > now.getTime() ? known : nextPacificMidnight(now.getTime())
  const say = (moment: number) => spellMoment(new Date(moment).toISOString(), now)

  const items: readonly MenuItem[] = [
    { label: 'As soon as its turn comes', icon: <Zap />, onChoose: () => onChoose(undefined) },
    {
      label: `Tonight ${say(night).replace('tomorrow ', '')}`,
      icon: <Moon />,
      onChoose: () => onChoose(night),
    },
    ...(job.engine === 'gemini'
      ? [
          {
            label: `When Gemini’s day renews: ${say(renewal)}`,
            icon: <Hourglass />,
            onChoose: () => onChoose(renewal),
          },
        ]
      : []),
    { label: 'At a time of your own…', icon: <CalendarClock />, onChoose: onOwnTime },
  ]
  return (
    <Menu label={`When to start ${job.title}`} items={items} anchor={anchor} align="end" onClose={onClose} />
  )
}
