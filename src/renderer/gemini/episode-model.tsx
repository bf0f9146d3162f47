import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useQuery } from '../bridge/use-query.ts'
import { useReport } from '../bridge/use-report.ts'
import { Button } from '../elements/button.tsx'
import styles from './gemini.module.css'

/** The model an episode was spoken with, where the settings name another by now, and the way to that one. */
export function EpisodeModel({ id }: Readonly<{ id: string }>) {
  const { bridge, queries } = useStudio()
  const report = useReport()
  const plan = useQuery('episode.plan', { id })
  const settings = useQuery('settings.get')
  const state = useQuery('gemini.get')
  if (plan?.ok !== true || settings?.ok !== true || state?.ok !== true) return null
  const { model } = plan.data
  const { geminiModel: wanted } = settings.data.settings
  if (model === undefined || model === wanted) return null
  const titleOf = (one: string) => state.data.models.find((listed) => listed.id === one)?.title ?? one

  async function change() {
    if (report(await ask(bridge, 'episode.setEngine', { id, engine: 'gemini' })) === undefined) return
    await queries.renew('episode.plan', { id })
  }

  return (
    <div className={styles['form']}>
      <p className={styles['about']}>
        Spoken with {titleOf(model)}, and it stays so. With {titleOf(wanted)}, the model of the settings,
        every line would be made anew.
      </p>
      <Button size="small" onClick={() => void change()}>
        Use {titleOf(wanted)}
      </Button>
    </div>
  )
}
