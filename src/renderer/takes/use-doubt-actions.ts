import { useStudio } from '../bridge/studio-context.tsx'
import type { Doubt } from './take-types.ts'
import { retakeLabel } from './take-words.ts'
import type { Takes } from './use-takes.ts'

/** What the keys of the list do with the selected take, by key. */
export type DoubtActions = Readonly<Record<string, (() => void) | undefined>>

type UseDoubtActions = Readonly<{ takes: Takes; selected: Doubt | undefined; selectNext: () => void }>

/** Hearing and deciding the selected take; the next is selected after each decision. */
export function useDoubtActions({ takes, selected, selectNext }: UseDoubtActions): DoubtActions {
  const { announcer, toasts } = useStudio()
  if (selected === undefined) return {}
  const { turn, line, take } = selected

  async function lock() {
    const of = await takes.takesOf(turn)
    if (of?.line === line) await takes.setLocked(of, !of.isLocked)
  }
  async function makeAgain() {
    const of = await takes.takesOf(turn)
    if (of?.line !== line) return
    if (of.isLocked) toasts.show('This line is locked. Unlock it to have it said once more.')
    else if (of.retake === undefined)
      toasts.show('The draft voices say a line the same way every time. Choose Gemini for another take.')
    else {
      announcer.say(`${retakeLabel('line', of.retake, takes.others)}.`)
      await takes.retake(of, 'line')
    }
  }
  const hear = () => takes.hearLine(turn)
  const deciding = (decide: () => Promise<unknown>) => () => {
    takes.hush()
    selectNext()
    void decide()
  }
  return {
    ' ': hear,
    enter: hear,
    a: deciding(() => takes.accept({ line, turn }, take, true)),
    l: deciding(lock),
    r: deciding(makeAgain),
  }
}
