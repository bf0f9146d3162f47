import { formatFacts } from '../../core/export/export-format.ts'
import { countOf } from '../../core/text/count-of.ts'
import { spellDuration } from '../../core/text/spell-duration.ts'
import { ProgressBar } from '../elements/progress-bar.tsx'
import type { RunningExport } from './export-types.ts'
import { StepHead } from './step-head.tsx'
import styles from './export.module.css'

/** How far each file is, and how long it still takes. */
export function ExportProgress({ running: { formats, left } }: Readonly<{ running: RunningExport }>) {
  const done = formats.filter(({ fraction }) => fraction === 1).length
  return (
    <>
      <StepHead>
        Writing {countOf(formats.length, 'file')}. Each is measured, and encoded again until it is right.
      </StepHead>
      <ul className={styles['files']}>
        {formats.map(({ format, fraction }) => {
          const { name } = formatFacts(format)
          return (
            <li key={format} className={styles['bar']}>
              <span>{name}</span>
              <ProgressBar label={name} fraction={fraction} />
              <span className={styles['figure']}>
                {fraction === 1 ? 'done' : `${Math.round(fraction * 100)} %`}
              </span>
            </li>
          )
        })}
      </ul>
      <p className={styles['left']}>{left === undefined ? '' : `${spellDuration(Math.max(1, left))} left`}</p>
      <p role="status" className="visually-hidden">
        {done === 0 ? '' : `${done} of ${countOf(formats.length, 'file')} done`}
      </p>
    </>
  )
}
