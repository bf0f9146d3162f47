import type { PushName, RequestName } from './names.ts'
import type { Reply } from './reply.ts'
import type { PushData, RequestInput, RequestOutput } from './schemas.ts'

/** What the preload puts on the window as `castwright`. `DroppedFile` is the page's `File`, which this folder cannot name. */
export type Bridge<DroppedFile> = {
  /** Asks main. Resolves with a value always; rejects only when main is gone. */
  request<Name extends RequestName>(
    name: Name,
    ...input: RequestInput<Name> extends undefined ? [] : [RequestInput<Name>]
  ): Promise<Reply<RequestOutput<Name>>>
  /** Listens to what main tells; returns the function that stops it. */
  on<Name extends PushName>(name: Name, listener: (data: PushData<Name>) => void): () => void
  /** Opens files that were dropped on the window. Only the system knows their paths, never the page. */
  openDropped(files: readonly DroppedFile[]): Promise<Reply<RequestOutput<'library.openDropped'>>>
}
