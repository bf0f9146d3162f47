import type { Failure } from '../bridge/ask.ts'
import type { Toasts } from '../elements/toasts.ts'
import type { Desk } from './use-desk.ts'

/** Brings everything on the desk to the disk, and says where it went when not into the script. The failure when it could not. */
export async function leaveDesk(
  { file, cast }: Pick<Desk, 'file' | 'cast'>,
  toasts: Toasts,
): Promise<Failure | undefined> {
  const [left] = await Promise.all([file.leave(), cast.settle()])
  if (left.end === 'failed') return left.failure
  if (left.end === 'aside') toasts.show(`What you wrote is kept beside the script as ${left.name}.`)
  return cast.get().failure
}
