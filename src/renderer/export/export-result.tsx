import { spellLoudness } from '../../core/export/spell-loudness.ts'
import { countOf } from '../../core/text/count-of.ts'
import { spellBytes } from '../../core/text/spell-bytes.ts'
import type { FinishedExport } from './export-types.ts'
import { StepHead } from './step-head.tsx'
import styles from './export.module.css'

type ExportedFile = FinishedExport['files'][number]

/** What each file came to, as measured in the file itself. */
export function ExportResult({
  finished: { folder, files, skipped },
}: Readonly<{ finished: FinishedExport }>) {
  return (
    <>
      <StepHead>
        {files.length === 0 ? 'Nothing was left to export.' : `${countOf(files.length, 'file')} in ${folder}`}
      </StepHead>
      <ul className={styles['files']}>
        {files.map((file) => (
          <li key={file.format} className={styles['made']}>
            <span className={styles['name']}>{file.name}</span>
            <span className={styles['figure']}>{spellBytes(file.bytes)}</span>
            {file.audio !== undefined && <Levels audio={file.audio} />}
          </li>
        ))}
      </ul>
      {skipped.length > 0 && <p className={styles['quiet']}>Left as they were: {skipped.join(', ')}</p>}
    </>
  )
}

function Levels({ audio }: Readonly<{ audio: NonNullable<ExportedFile['audio']> }>) {
  const { channels, loudness, truePeak, rounds, reason } = audio
  const figures = [
    spellLoudness(loudness, channels),
    ...(truePeak === null ? [] : [`peak ${spell(truePeak)} dBTP`]),
    ...(rounds === 1 ? [] : [`encoded ${rounds} times`]),
  ]
  return (
    <span className={styles['levels']}>
      {figures.join(' · ')}
      {reason !== undefined && <span className={styles['reason']}>{reason}</span>}
    </span>
  )
}

/** With a real minus. */
function spell(level: number): string {
  return level.toFixed(1).replace('-', '−')
}
