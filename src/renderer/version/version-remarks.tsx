import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { countOf } from '../../core/text/count-of.ts'
import type { VersionComparison } from './version-types.ts'
import styles from './version-dialog.module.css'

/** What a person should know before taking a version. */
export function VersionRemarks({ comparison }: Readonly<{ comparison: VersionComparison }>) {
  const { lines, narrator, newSpeakers, obstacle, problems, moreProblems } = comparison
  return (
    <>
      {lines === 0 && <Remark>There is nothing in this text to be spoken.</Remark>}
      {narrator !== undefined && (
        <Remark>No speaker is named in this text: {narrator} would say all of it.</Remark>
      )}
      {narrator === undefined && newSpeakers.length > 0 && (
        <Remark>
          New in the cast: {newSpeakers.join(', ')}.{' '}
          {newSpeakers.length === 1 ? 'This speaker gets' : 'Each gets'} a voice, which you can change.
        </Remark>
      )}
      <Ended comparison={comparison} />
      {obstacle !== undefined && <Remark>{obstacle.message}</Remark>}
      {problems.length > 0 && (
        <Remark>
          <details>
            <summary>{countOf(problems.length + moreProblems, 'thing')} to look at in this text</summary>
            <ul className={styles['list']}>
              {problems.map(({ line, message }) => (
                <li key={`${line} ${message}`}>
                  Line {line} of the text: {message}
                </li>
              ))}
              {moreProblems > 0 && <li>and {moreProblems.toLocaleString('en')} more</li>}
            </ul>
          </details>
        </Remark>
      )}
    </>
  )
}

/** The locks and notes that the new words have no more. */
function Ended({ comparison: { ended, moreEnded } }: Readonly<{ comparison: VersionComparison }>) {
  if (ended.length === 0) return null
  return (
    <Remark>
      {countOf(ended.length + moreEnded, 'line')} with a lock or a note{' '}
      {ended.length + moreEnded === 1 ? 'is' : 'are'} changed or not there in this version, so it does not go
      with them:
      <ul className={styles['list']}>
        {ended.map(({ line, speaker, words, isLocked, hasNote }) => (
          <li key={line}>
            Line {line} ({[...(isLocked ? ['locked'] : []), ...(hasNote ? ['note'] : [])].join(', ')}){' '}
            {speaker}: {words}
          </li>
        ))}
        {moreEnded > 0 && <li>and {moreEnded.toLocaleString('en')} more</li>}
      </ul>
    </Remark>
  )
}

function Remark({ children }: Readonly<{ children: ReactNode }>) {
  return (
    <div className={styles['remark']}>
      <TriangleAlert className={styles['icon']} />
      <div>{children}</div>
    </div>
  )
}
