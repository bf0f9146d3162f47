import { spellDate } from '../components/spell-date.ts'
import { useNow } from '../components/use-now.ts'
import { Button } from '../elements/button.tsx'
import { NoticeBar } from '../elements/notice-bar.tsx'
import type { ShowList } from './show-types.ts'
import { useShowActions } from './use-show-actions.ts'

/** The shows that cannot be read, each with its folder, the reason and the ways out. Nothing is done by itself. */
export function BrokenShows({ broken }: Readonly<{ broken: ShowList['broken'] }>) {
  const { revealBroken, restoreCopy } = useShowActions()
  const now = useNow(60_000)
  return broken.map(({ folder, title, message, copy }) => (
    <NoticeBar
      key={folder}
      tone="caution"
      actions={
        <>
          <Button onClick={() => void revealBroken(folder)}>Show in folder</Button>
          {copy !== undefined && (
            <Button onClick={() => void restoreCopy(folder)}>Restore it from the copy</Button>
          )}
        </>
      }
    >
      {title === undefined ? folder : `${title}, in the folder ${folder},`} cannot be shown and is left as it
      is. {message} Its episodes are not spoken until it can be read again.
      {copy !== undefined && ` A copy was kept: ${spellDate(copy, now)}.`}
    </NoticeBar>
  ))
}
