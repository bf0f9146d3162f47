import { randomBytes } from 'node:crypto'

type MediaType = 'audio/wav' | 'application/octet-stream' | 'image/jpeg' | 'image/png'

/** A file that the page may hear, see or read, by an id that cannot be guessed. */
export type Media = { readonly path: string; readonly type: MediaType }

/** The files behind `media://<id>`. Nothing that is not registered can be reached. */
export interface MediaRegistry {
  /** The id of a file. `version` names its content, so that a new master is a new address; the same one gives the same id. */
  readonly register: (media: Media, version: string) => string
  readonly find: (id: string) => Media | undefined
  readonly forget: (id: string) => void
}

/** An empty registry. `randomId` gives 32 hexadecimal digits. */
export function createMediaRegistry(
  randomId: () => string = () => randomBytes(16).toString('hex'),
): MediaRegistry {
  const media = new Map<string, Media>()
  const ids = new Map<string, string>()
  const keyOf = ({ path, type }: Media, version: string) => JSON.stringify([path, type, version])
  return {
    register(entry, version) {
      const key = keyOf(entry, version)
      const id = ids.get(key) ?? randomId()
      ids.set(key, id)
      media.set(id, entry)
      return id
    },
    find: (id) => media.get(id),
    forget(id) {
      media.delete(id)
      for (const [key, known] of ids) if (known === id) ids.delete(key)
    },
  }
}
