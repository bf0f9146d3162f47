import { Dialog } from '../elements/dialog.tsx'
import { KeyHint } from '../elements/key-hint.tsx'
import styles from './shortcuts-sheet.module.css'

const groups = [
  {
    title: 'Everywhere',
    keys: [
      ['Mod+N', 'New episode'],
      ['Mod+O', 'Open script'],
      ['Mod+F', 'Find'],
      ['Mod+,', 'Settings'],
      ['?', 'This sheet'],
    ],
  },
  {
    title: 'Library',
    keys: [
      ['Enter', 'Open'],
      ['F2', 'Rename'],
      ['Delete', 'Move to trash'],
      ['Shift+F10', 'All actions'],
      ['Mod+A', 'Choose all'],
    ],
  },
  {
    title: 'Listening',
    keys: [
      ['Space', 'Play or pause'],
      ['Mod+Space', 'Play or pause while typing'],
      ['J', 'Back 10 seconds'],
      ['K', 'Pause'],
      ['L', 'On 10 seconds'],
      ['Alt+↑', 'Line before'],
      ['Alt+↓', 'Next line'],
    ],
  },
  {
    title: 'Making and writing',
    keys: [
      ['Mod+Enter', 'Make the episode'],
      ['Mod+E', 'Export'],
      ['Mod+S', 'Save now'],
      ['Mod+Z', 'Undo'],
      ['Mod+.', 'Put the problem right'],
      ['Mod+Alt+Enter', 'Play from this line'],
    ],
  },
] as const

/** Every key that does something. */
export function ShortcutsSheet({ onClose }: Readonly<{ onClose: () => void }>) {
  return (
    <Dialog title="Keys" width={680} onClose={onClose}>
      <div className={styles['groups']}>
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className={styles['title']}>{group.title}</h3>
            <dl className={styles['list']}>
              {group.keys.map(([keys, meaning]) => (
                <div key={keys} className={styles['entry']}>
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
