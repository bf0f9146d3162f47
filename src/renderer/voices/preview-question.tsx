import { useQuery } from '../bridge/use-query.ts'
import { Button } from '../elements/button.tsx'
import { Dialog } from '../elements/dialog.tsx'
import { KeyForm } from '../gemini/key-form.tsx'
import { priceOf } from './price-of.ts'

type PreviewQuestionProps = Readonly<{
  voice: string
  cost: number | undefined
  onMake: () => void
  onClose: () => void
}>

/** Asked before a Gemini voice is heard for the first time: it costs a little, once. */
export function PreviewQuestion({ voice, cost, onMake, onClose }: PreviewQuestionProps) {
  const gemini = useQuery('gemini.get')
  if (gemini?.ok === true && gemini.data.key.kind === 'none')
    return (
      <Dialog title={`To hear ${voice}, add a Gemini key`} width={600} onClose={onClose}>
        <p>Gemini’s voices speak at Google, with a key of your own. The draft voices need none.</p>
        <KeyForm takesFocus onSaved={() => undefined} />
      </Dialog>
    )
  return (
    <Dialog
      title={`Hear ${voice}?`}
      width={440}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" onClick={onMake}>
            Generate this preview{cost === undefined ? '' : ` · ${priceOf(cost)}`}
          </Button>
        </>
      }
    >
      <p>
        Gemini speaks one sentence with this voice and Google charges for it. The sentence is kept: to hear it
        again is free.
      </p>
    </Dialog>
  )
}
