import { spellKeys } from './spell-keys.ts'
import styles from './key-hint.module.css'

/** Keys as they are written on this system: `Mod+F` is ⌘F on a Mac and Ctrl+F elsewhere. */
export function KeyHint({ keys }: Readonly<{ keys: string }>) {
  return (
    <span className={styles['keys']}>
      {spellKeys(keys).map((key) => (
        <kbd key={key} className={styles['key']}>
          {key}
        </kbd>
      ))}
    </span>
  )
}
