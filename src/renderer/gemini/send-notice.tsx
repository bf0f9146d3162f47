import { Button } from '../elements/button.tsx'
import { Dialog } from '../elements/dialog.tsx'
import styles from './send-notice.module.css'

type SendNoticeProps = Readonly<{ onAgree: () => void; onCancel: () => void }>

/** What leaves the computer when Gemini speaks, and what does not. Shown once. */
export function SendNotice({ onAgree, onCancel }: SendNoticeProps) {
  return (
    <Dialog
      title="Gemini speaks at Google"
      width={540}
      onClose={onCancel}
      actions={
        <>
          <Button onClick={onCancel}>Cancel</Button>
          <Button look="primary" onClick={onAgree}>
            Agree and go on
          </Button>
        </>
      }
    >
      <div className={styles['notice']}>
        <p>The draft voices speak on this computer. Gemini does not: what it speaks is sent to Google.</p>
        <h3 className={styles['title']}>What is sent</h3>
        <ul className={styles['list']}>
          <li>the words of the lines that are spoken, their voices and their styles</li>
          <li>your key, so that Google knows whom to charge</li>
        </ul>
        <h3 className={styles['title']}>What is not</h3>
        <ul className={styles['list']}>
          <li>speakers’ names, comments, chapters, and lines that were spoken before</li>
          <li>the audio, the rest of your library, and the names of your files</li>
        </ul>
        <p className={styles['quiet']}>
          With a key that pays nothing, Google may use what is sent to make its products better, and people
          there may read it; with a key that pays, it says that it does not. Its terms are at
          ai.google.dev/gemini-api/terms.
        </p>
      </div>
    </Dialog>
  )
}
