import { useEffect, useState, type ReactNode } from 'react'
import { unknownNameWords } from '../../core/export/name-template.ts'
import { ask, type Failure } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { Button } from '../elements/button.tsx'
import { ExportFolder } from './export-folder.tsx'
import { ExportOptions } from './export-options.tsx'
import type { ExportChoices, ExportFacts, ExportOfPresent } from './export-types.ts'
import { FormatList } from './format-list.tsx'
import { PresentFiles } from './present-files.tsx'
import { StepHead } from './step-head.tsx'
import styles from './export.module.css'

/** As which files, how loud, and where to: what of the dialog is for choosing. */
export function useChoosing(
  id: string,
  onClose: () => void,
): { readonly actions: ReactNode; readonly content: ReactNode } {
  const { bridge } = useStudio()
  const [facts, setFacts] = useState<ExportFacts>()
  const [choices, setChoices] = useState<ExportChoices>()
  const [failure, setFailure] = useState<Pick<Failure, 'code' | 'message'>>()
  const [present, setPresent] = useState<readonly string[]>([])
  const [isStarting, setStarting] = useState(false)
  useEffect(() => {
    let isGone = false
    void ask(bridge, 'export.describe', { id }).then((reply) => {
      if (isGone) return
      if (!reply.ok) return setFailure(reply)
      setFacts(reply.data)
      setChoices(reply.data.choices)
    })
    return () => {
      isGone = true
    }
  }, [bridge, id])

  function change(changes: Partial<ExportChoices>) {
    setPresent([])
    setChoices((before) => before && { ...before, ...changes })
  }
  async function start(saveAs: boolean, ofPresent: ExportOfPresent) {
    if (choices === undefined || isStarting) return
    setFailure(undefined)
    setPresent([])
    setStarting(true)
    const reply = await ask(bridge, 'export.start', { id, choices, saveAs, ofPresent })
    setStarting(false)
    if (!reply.ok) setFailure(reply)
    else if (reply.data !== null && !reply.data.begun) setPresent(reply.data.present)
  }
  async function chooseFolder() {
    setPresent([])
    const reply = await ask(bridge, 'export.chooseFolder')
    if (!reply.ok) return setFailure(reply)
    const { data: folder } = reply
    if (folder !== null) setFacts((before) => before && { ...before, folder })
  }

  const isReady =
    choices !== undefined && choices.formats.length > 0 && unknownNameWords(choices.name).length === 0
  const [only] = choices?.formats.length === 1 ? choices.formats : []
  return {
    actions: (
      <>
        {facts !== undefined && <ExportFolder folder={facts.folder} onChoose={() => void chooseFolder()} />}
        <Button onClick={onClose}>Cancel</Button>
        {only !== undefined && only !== 'stems' && (
          <Button disabled={!isReady} aria-disabled={isStarting} onClick={() => void start(true, 'replace')}>
            Save as…
          </Button>
        )}
        <Button
          look="primary"
          disabled={!isReady}
          aria-disabled={isStarting}
          onClick={() => void start(false, 'refuse')}
        >
          Export
        </Button>
      </>
    ),
    content: (
      <>
        {facts !== undefined && choices !== undefined && (
          <>
            {facts.isStale && (
              <p className={styles['caution']}>
                The script was changed since the sound was made. Generate it again to export what is written
                {facts.hasLines ? '.' : ': captions have no times until then.'}
              </p>
            )}
            <FormatList facts={facts} choices={choices} onChange={change} />
            <ExportOptions facts={facts} choices={choices} onChange={change} />
          </>
        )}
        {present.length > 0 && (
          <PresentFiles names={present} onChoose={(ofPresent) => void start(false, ofPresent)} />
        )}
        {failure !== undefined && (
          <StepHead key={failure.message} tone="danger">
            {explain(failure)}
          </StepHead>
        )}
      </>
    ),
  }
}
