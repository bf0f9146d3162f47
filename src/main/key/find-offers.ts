import type { RequestInput } from '../../shared/ipc/schemas.ts'
import { keyIn } from './clean-key.ts'
import type { EnvironmentKeys } from './environment-keys.ts'
import { keyInFiles } from './key-file.ts'

/** Where a key can be found beside the keychain. */
export type KeyPlace = RequestInput<'gemini.importKey'>['place']

export type Offer = { readonly place: KeyPlace; readonly key: string }

export type FindOffers = {
  readonly variables: EnvironmentKeys
  readonly envFiles: readonly string[]
  /** Places whose key is not wanted. */
  readonly declined: readonly KeyPlace[]
  /** The key that is kept already. */
  readonly kept: string | undefined
}

/**
 * The keys that could be taken over, each once: not the one that is kept, none of a declined place, and none that is
 * also in a declined place.
 */
export async function findOffers({ variables, envFiles, declined, kept }: FindOffers): Promise<Offer[]> {
  const inFile = await keyInFiles(envFiles)
  const found = [
    ...variables.map(({ place, text }) => ({ place, key: keyIn(text) })),
    { place: '.env' as const, key: inFile },
  ]
  const isDeclined = (place: KeyPlace) => declined.includes(place)
  const passed = new Set([kept, ...found.filter(({ place }) => isDeclined(place)).map(({ key }) => key)])
  return found.flatMap(({ place, key }) => {
    if (key === undefined || passed.has(key)) return []
    passed.add(key)
    return [{ place, key }]
  })
}
