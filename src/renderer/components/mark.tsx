import styles from './mark.module.css'

/** Castwright's sign: a page whose lines become sound. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" aria-hidden="true" className={styles['mark']}>
      <rect x="1" y="1" width="22" height="22" rx="6" className={styles['ground']} />
      <path d="M6 8.2h5M6 12h3.4M6 15.8h5" className={styles['stroke']} />
      <path d="M13.6 9.4v5.2M16.2 6.6v10.8M18.8 10.2v3.6" className={styles['stroke']} />
    </svg>
  )
}
