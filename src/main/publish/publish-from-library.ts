import { StudioError } from '../../shared/studio-error.ts'
import { liesInside } from '../files/contained-path.ts'
import { lockPlaces } from '../files/lock-places.ts'
import type { Library } from '../library/library.ts'
import type { Show } from '../library/show-store.ts'
import type { PublishedFromLibrary } from './publish-into-folder.ts'
import type { Publishing, PublishWatch } from './publishing.ts'
import { readAddress } from './read-address.ts'

export type LibraryPublishOrder = {
  readonly library: Pick<Library, 'root'>
  readonly show: Pick<Show, 'file'>
  /** Outside of the library. */
  readonly folder: string
  /** Public address of the folder, if it is another than the show's or the show has none yet: then it becomes the show's. */
  readonly address?: string | undefined
  /** Bits a second of the MP3 files. */
  readonly bitrate?: number | undefined
}

export type LibraryPublishOptions = PublishWatch & {
  /** This machine's own folder. */
  readonly data: string
  readonly publishing: Pick<Publishing, 'publish'>
}

const BITRATE = 128_000

/**
 * Publishes all finished episodes of a show of the library in a worker; see `publishShow`. Episodes without a date get one
 * of now. Show and episodes remember what must not change: guid, address, dates. An episode that was published and has no
 * audio now, or cannot be read, stays as it was. Throws StudioError; `episode-busy` where the folder is being published in.
 */
export async function publishFromLibrary(
  { library, show, folder, address, bitrate = BITRATE }: LibraryPublishOrder,
  { data, publishing, signal, onProgress }: LibraryPublishOptions,
): Promise<PublishedFromLibrary> {
  if (await liesInside(library.root, folder))
    throw new StudioError('path-escapes', `${folder} lies in the library: publish into a folder of its own.`)
  const target = readAddress(address ?? show.file.feed.address)
  // Held here: of the threads of a program only one may hold such a lock.
  const release = await lockPlaces(
    data,
    [folder],
    () => `Another Castwright, or another window, is publishing in ${folder}.`,
  )
  try {
    return await publishing.publish(
      { library: library.root, show: show.file.id, folder, address: target, bitrate },
      { signal, onProgress },
    )
  } finally {
    await release()
  }
}
