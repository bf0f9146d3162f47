import { createHash } from 'node:crypto'
import { findShow } from '../../core/show/find-show.ts'
import type { ShowStore } from '../library/show-store.ts'

/**
 * For the name of a show a text that changes with all that is heard of it in its episodes; empty where there is no such
 * show. An episode that was summarised under another one is read again.
 */
export async function showStamps(
  store: Pick<ShowStore, 'list'>,
): Promise<(name: string | undefined) => string> {
  const files = (await store.list()).shows.map(({ file }) => file)
  const stamps = new Map(
    files.map((file) => {
      const { cast, language, music, disclosure } = file
      const heard = JSON.stringify([cast, language, music, disclosure.spoken])
      return [file, ` ${createHash('sha256').update(heard).digest('hex').slice(0, 16)}`]
    }),
  )
  return (name) => {
    const show = findShow(files, name)
    return (show && stamps.get(show)) ?? ''
  }
}
