import { explain } from '../bridge/explain.ts'
import type { Desk } from './use-desk.ts'

/** Saves the script and the cast. Gives a sentence that says why not, when one of them is not on disk as it is shown. */
export async function saveDesk({ file, cast }: Pick<Desk, 'file' | 'cast'>): Promise<string | undefined> {
  await Promise.all([file.settle(), cast.settle()])
  if (file.get().other !== undefined)
    return 'This script was changed by another program. Choose which version to keep, then generate.'
  const failure = file.get().failure ?? cast.get().failure
  return failure === undefined
    ? undefined
    : `Nothing was made: your last changes are not saved. ${explain(failure)}`
}
