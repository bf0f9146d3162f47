import { useEffect, useMemo, useState } from 'react'
import { largestScript } from '../../core/script/largest-script.ts'
import { ask } from '../bridge/ask.ts'
import { explain } from '../bridge/explain.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { readForm } from '../editor/text-form.ts'
import type { Desk } from '../screens/use-desk.ts'
import type { VersionComparison } from './version-types.ts'

/** How far the comparison of a new text with the script has come. */
export type ComparisonState =
  | { readonly step: 'empty' }
  | { readonly step: 'comparing' }
  /** There is nothing to take, and why. */
  | { readonly step: 'refused'; readonly message: string }
  | { readonly step: 'compared'; readonly comparison: VersionComparison }

/** Milliseconds of rest while somebody types. */
const rest = 150

/** Compares a text with the script of an episode, as both are now. */
export function useComparison(
  desk: Pick<Desk, 'script' | 'file' | 'cast'>,
  id: string,
  text: string,
): ComparisonState {
  const { bridge } = useStudio()
  const [answer, setAnswer] = useState<{ readonly text: string; readonly state: ComparisonState }>()
  const plain = useMemo(() => withoutAsking(text, desk.script.text()), [text, desk])
  useEffect(() => {
    if (plain !== undefined) return undefined
    let isOver = false
    const compare = async () => {
      const state = await askFor()
      if (!isOver) setAnswer({ text, state })
    }
    const askFor = async (): Promise<ComparisonState> => {
      const unsaved = await saveFirst(desk)
      if (unsaved !== undefined) return { step: 'refused', message: unsaved }
      const reply = await ask(bridge, 'episode.compareVersion', { id, text })
      return reply.ok
        ? { step: 'compared', comparison: reply.data }
        : { step: 'refused', message: explain(reply) }
    }
    const timer = window.setTimeout(() => void compare(), rest)
    return () => {
      isOver = true
      window.clearTimeout(timer)
    }
  }, [bridge, desk, id, text, plain])
  if (plain !== undefined) return plain
  return answer?.text === text ? answer.state : { step: 'comparing' }
}

/** What can be said of a text without asking main. */
function withoutAsking(text: string, script: string): ComparisonState | undefined {
  if (text === '') return { step: 'empty' }
  if (text.trim() === '') return { step: 'refused', message: 'There are no words in this text.' }
  if (text.length > largestScript)
    return {
      step: 'refused',
      message: `This text is larger than ${largestScript / 2 ** 20} MB, which is more than a script may have.`,
    }
  if (readForm(text).body === script)
    return { step: 'refused', message: 'This is the script as it is: nothing would change.' }
  return undefined
}

/** Main compares with what is on disk. Gives a sentence where that is not what is on the desk. */
async function saveFirst({ file, cast }: Pick<Desk, 'file' | 'cast'>): Promise<string | undefined> {
  await Promise.all([file.settle(), cast.settle()])
  const { other, failure } = file.get()
  if (other !== undefined)
    return 'This script was changed by another program. Choose which version to keep, then paste again.'
  return failure === undefined ? undefined : `Your last changes are not saved. ${explain(failure)}`
}
