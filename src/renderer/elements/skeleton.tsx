import styles from './skeleton.module.css'

type SkeletonProps = Readonly<{ label: string; rows: number; height: number }>

/** The place of what is loading; seen only when that takes longer than 300 ms. */
export function Skeleton({ label, rows, height }: SkeletonProps) {
  return (
    <div role="status" aria-label={label} className={styles['skeleton']}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles['row']} style={{ height }} />
      ))}
    </div>
  )
}
