import styles from './progress-bar.module.css'

type ProgressBarProps = Readonly<{ label: string; fraction: number }>

/** How far something is, 0 to 1. */
export function ProgressBar({ label, fraction }: ProgressBarProps) {
  const percent = Math.round(fraction * 100)
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className={styles['track']}
    >
      <div className={styles['done']} style={{ width: `${fraction * 100}%` }} />
    </div>
  )
}
