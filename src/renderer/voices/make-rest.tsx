import { useState } from 'react'
import { countOf } from '../../core/text/count-of.ts'
import { Button } from '../elements/button.tsx'
import { Dialog } from '../elements/dialog.tsx'
import { ProgressBar } from '../elements/progress-bar.tsx'
import { priceOf } from './price-of.ts'
import { usePreviewBatch } from './use-preview-batch.ts'
import styles from './gallery.module.css'

type MakeRestProps = Readonly<{
  /** Voices without their sentence. */
  voices: readonly string[]
  /** USD of each. */
  cost: number
  mayBeSent: () => Promise<boolean>
  onFailure: (sentence: string) => void
}>

/** Every preview that is not there yet, when it is really wanted: said what it takes, and to be stopped. */
export function MakeRest({ voices, cost, mayBeSent, onFailure }: MakeRestProps) {
  const { progress, start, stop } = usePreviewBatch(onFailure)
  const [isAsked, setAsked] = useState(false)
  const what = `${countOf(voices.length, 'request')}, ${priceOf(voices.length * cost)}`

  async function begin() {
    setAsked(false)
    if (await mayBeSent()) start(voices)
  }

  if (progress !== undefined)
    return (
      <div className={styles['batch']}>
        <span>
          {progress.made} of {progress.of} previews made
        </span>
        <ProgressBar label="Generating previews" fraction={progress.made / progress.of} />
        <Button size="small" onClick={stop}>
          Stop
        </Button>
      </div>
    )
  if (voices.length === 0) return null
  return (
    <>
      <Button look="quiet" onClick={() => setAsked(true)}>
        Generate the rest…
      </Button>
      {isAsked && (
        <Dialog
          title={`Generate ${countOf(voices.length, 'preview')}?`}
          width={480}
          onClose={() => setAsked(false)}
          actions={
            <>
              <Button onClick={() => setAsked(false)}>Cancel</Button>
              <Button look="primary" onClick={() => void begin()}>
                Generate the rest · {what}
              </Button>
            </>
          }
        >
          <p>
            Each voice speaks one sentence at Google and the sentence is kept. A key that pays nothing may
            have as few as ten requests a day, and these count: there may then be none left for an episode
            today.
          </p>
        </Dialog>
      )}
    </>
  )
}
