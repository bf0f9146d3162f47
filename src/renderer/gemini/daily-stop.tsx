import { ExternalLink, Hourglass } from 'lucide-react'
import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useReport } from '../bridge/use-report.ts'
import { spellMoment } from '../components/spell-moment.ts'
import { useNow } from '../components/use-now.ts'
import { Button } from '../elements/button.tsx'
import styles from './gemini.module.css'

/** That the requests of the day are used up, and when it goes on, in the user's own time. */
export function DailyStop({ until }: Readonly<{ until: string | undefined }>) {
  const { bridge } = useStudio()
  const report = useReport()
  const now = useNow(60_000)
  if (until === undefined || new Date(until) <= now) return null
  return (
    <div role="status" className={styles['offer']} data-tone="caution">
      <Hourglass className={styles['icon']} />
      <p className={styles['grow']}>
        Today’s requests of this key and model are used up. Gemini goes on {spellMoment(until, now)}; nothing
        is lost, and the draft voices speak meanwhile.
      </p>
      <Button
        size="small"
        look="quiet"
        icon={<ExternalLink />}
        onClick={() => void ask(bridge, 'app.openLink', { link: 'gemini-limits' }).then(report)}
      >
        Google’s limits
      </Button>
    </div>
  )
}
