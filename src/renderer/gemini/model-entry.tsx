import { RefreshCw } from 'lucide-react'
import { explain } from '../bridge/explain.ts'
import { useRequest } from '../bridge/use-request.ts'
import { spellDate } from '../components/spell-date.ts'
import { useSet } from '../components/use-set.ts'
import { Button } from '../elements/button.tsx'
import { Select } from '../elements/select.tsx'
import type { GeminiState } from './gemini-types.ts'
import styles from './gemini.module.css'

type ModelEntryProps = Readonly<{ state: GeminiState; chosen: string }>

/** Which of Google's models speaks, with a word about those that end soon. */
export function ModelEntry({ state: { models, modelsFrom, key }, chosen }: ModelEntryProps) {
  const set = useSet()
  const { isBusy, failure, send } = useRequest('gemini.refreshModels')
  const current = models.find((model) => model.id === chosen)
  const options = [
    ...models.map(({ id, title, warning }) => ({
      value: id,
      label: warning === undefined ? title : `${title} · ends soon`,
    })),
    // One that Google no longer names is still what is set.
    ...(current === undefined ? [{ value: chosen, label: `${chosen} · not in Google’s list` }] : []),
  ]
  return (
    <div className={styles['entry']}>
      <div className={styles['head']}>
        <div className={styles['words']}>
          <h3 className={styles['name']}>Model</h3>
          <p className={styles['about']}>
            What speaks new episodes at Google; others stay with the model that spoke them.{' '}
            {modelsFrom === undefined
              ? 'This is the list that came with Castwright.'
              : `Google’s list, ${spellDate(modelsFrom, new Date())}.`}
          </p>
        </div>
        <div className={styles['row']}>
          <Select
            aria-label="Model"
            value={chosen}
            options={options}
            onChoose={(geminiModel) => void set({ geminiModel })}
          />
          {key.kind === 'kept' && (
            <Button icon={<RefreshCw />} aria-disabled={isBusy} onClick={() => void (isBusy || send())}>
              {isBusy ? 'Asking…' : 'Refresh'}
            </Button>
          )}
        </div>
      </div>
      <div role="status">
        {current?.warning !== undefined && <p className={styles['caution']}>{current.warning}</p>}
        {failure !== undefined && <p className={styles['failure']}>{explain(failure)}</p>}
      </div>
    </div>
  )
}
