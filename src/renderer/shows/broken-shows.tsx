import { NoticeBar } from '../elements/notice-bar.tsx'
import type { ShowList } from './show-types.ts'

/** The folders of shows that cannot be read, each with its reason. They are left as they are. */
export function BrokenShows({ broken }: Readonly<{ broken: ShowList['broken'] }>) {
  return broken.map(({ folder, message }) => (
    <NoticeBar key={folder} tone="caution">
      {folder} cannot be shown and is left as it is. {message}
    </NoticeBar>
  ))
}
