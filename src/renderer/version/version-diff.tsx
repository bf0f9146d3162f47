import { countOf } from '../../core/text/count-of.ts'
import { spellChange } from './spell-version.ts'
import type { VersionChange, VersionComparison } from './version-types.ts'
import styles from './version-diff.module.css'

const signs = { edited: '~', moved: '↕', new: '+', removed: '−' } as const

/** What a new version changes, line by line; what is the same is folded. */
export function VersionDiff({ rows, moreRows }: Pick<VersionComparison, 'rows' | 'moreRows'>) {
  return (
    <ol aria-label="Changes" className={styles['rows']}>
      {rows.map((row, at) =>
        row.kind === 'same' ? (
          // oxlint-disable-next-line react/no-array-index-key -- the rows of one comparison never change
          <li key={at} className={styles['fold']}>
            {countOf(row.lines, 'line')} unchanged
          </li>
        ) : (
          // oxlint-disable-next-line react/no-array-index-key
          <Change key={at} row={row} />
        ),
      )}
      {moreRows > 0 && <li className={styles['fold']}>and {countOf(moreRows, 'more change')}</li>}
    </ol>
  )
}

function Change({ row }: Readonly<{ row: VersionChange }>) {
  const { kind, line, from, head, words } = row
  return (
    <li data-kind={kind} className={styles['change']}>
      <span aria-hidden="true" className={styles['sign']}>
        {signs[kind]}
      </span>
      <span aria-hidden="true" className={styles['line']}>
        {line}
      </span>
      <p className={styles['text']}>
        <span className="visually-hidden">{spellChange(row)}</span>
        {head.length > 0 && (
          <span className={styles['head']}>
            <Head pieces={head} />{' '}
          </span>
        )}
        <Pieces pieces={words} />
        {from !== undefined && (
          <span aria-hidden="true" className={styles['from']}>
            was line {from}
          </span>
        )}
      </p>
    </li>
  )
}

/** Who speaks, and how; where that is another now, from whom to whom. */
function Head({ pieces }: Readonly<{ pieces: VersionChange['head'] }>) {
  if (pieces.every(({ kind }) => kind === 'same')) return <Pieces pieces={pieces} />
  const textWithout = (gone: 'added' | 'removed') =>
    pieces
      .filter(({ kind }) => kind !== gone)
      .map(({ text }) => text)
      .join('')
      .trim()
  return (
    <>
      <span className="visually-hidden">from </span>
      <del className={styles['removed']}>{textWithout('added')}</del>
      <span aria-hidden="true"> → </span>
      <span className="visually-hidden"> to </span>
      <ins className={styles['added']}>{textWithout('removed')}</ins>
    </>
  )
}

function Pieces({ pieces }: Readonly<{ pieces: VersionChange['words'] }>) {
  return pieces.map(({ kind, text }, at) => {
    const Mark = kind === 'same' ? 'span' : kind === 'added' ? 'ins' : 'del'
    return (
      // oxlint-disable-next-line react/no-array-index-key
      <Mark key={at} className={styles[kind]}>
        {text}
      </Mark>
    )
  })
}
