import { shortcuts } from '../../shared/shortcuts.ts'
import { Dialog } from '../elements/dialog.tsx'
import { KeyHint } from '../elements/key-hint.tsx'
import styles from './shortcuts-sheet.module.css'

const groups = ['Everywhere', 'Library', 'Listening', 'Generating and writing'] as const

/** Every key that does something. */
export function ShortcutsSheet({ onClose }: Readonly<{ onClose: () => void }>) {
  return (
    <Dialog title="Keys" width={680} onClose={onClose}>
      <div className={styles['groups']}>
        {groups.map((group) => (
          <section key={group}>
            <h3 className={styles['title']}>{group}</h3>
            <dl className={styles['list']}>
              {shortcuts
                .filter((shortcut) => shortcut.group === group)
                .map(({ id, keys, meaning }) => (
                  <div key={id} className={styles['entry']}>
                    <dt>{meaning}</dt>
                    <dd>
                      <KeyHint keys={keys} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
