import { unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { isStudioError, StudioError } from '../../shared/studio-error.ts'
import { partPath } from '../files/part-name.ts'
import { placeFile } from '../files/place-file.ts'

export type Written<Result> = { readonly file: string; readonly result: Result }

/**
 * Has a WAV file written that nobody named. When it is whole it gets the first of "name.wav", "name (2).wav", … that is
 * free then: others may write into `folder` meanwhile, and none of theirs is replaced. Throws what `write` throws.
 */
export async function writeUnnamed<Result>(
  folder: string,
  name: string,
  write: (path: string) => Promise<Result>,
): Promise<Written<Result>> {
  const named = (number: number) => join(folder, number === 1 ? `${name}.wav` : `${name} (${number}).wav`)
  const part = partPath(named(1))
  try {
    const result = await write(part)
    for (let number = 1; ; number++) {
      const file = named(number)
      if (await placeFile(part, file)) return { file, result }
    }
  } catch (error) {
    await unlink(part).catch(() => undefined)
    // A hidden name tells a person nothing.
    if (isStudioError(error) && error.message.includes(part))
      throw new StudioError(error.code, error.message.replaceAll(part, named(1)), { cause: error })
    throw error
  }
}
