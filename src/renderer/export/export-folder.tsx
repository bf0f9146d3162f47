import { Folder } from 'lucide-react'
import { Button } from '../elements/button.tsx'
import styles from './export.module.css'

type ExportFolderProps = Readonly<{ folder: string; onChoose: () => void }>

/** Where the files go. It stands beside the buttons, so that it is seen however far the formats are scrolled. */
export function ExportFolder({ folder, onChoose }: ExportFolderProps) {
  return (
    <div className={styles['folder']}>
      <span className={styles['path']} title={folder}>
        <bdi dir="ltr">{folder}</bdi>
      </span>
      <Button size="small" look="quiet" icon={<Folder />} onClick={onChoose}>
        Change…
      </Button>
    </div>
  )
}
