import { useState } from 'react'
import { ask } from '../bridge/ask.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useQuery } from '../bridge/use-query.ts'
import { useReport } from '../bridge/use-report.ts'
import type { RequestOutput } from '../../shared/ipc/schemas.ts'
import { Button } from '../elements/button.tsx'
import { Dialog } from '../elements/dialog.tsx'
import { Mark } from './mark.tsx'
import { SettingsSection } from './settings-section.tsx'
import styles from './about-section.module.css'

type Licences = RequestOutput<'app.showLicences'>

/** What this is, which version, and whose work is in it. */
export function AboutSection() {
  const { bridge } = useStudio()
  const info = useQuery('app.info')
  const report = useReport()
  const [licences, setLicences] = useState<Licences>()
  const showLicences = async () => setLicences(report(await ask(bridge, 'app.showLicences')))

  return (
    <SettingsSection title="About">
      <div className={styles['product']}>
        <Mark />
        <div>
          <p className={styles['name']}>Castwright {info?.ok === true ? info.data.version : ''}</p>
          <p className={styles['quiet']}>
            Turns a written script into a finished episode. Nothing leaves this computer but what Gemini is to
            speak.
          </p>
          {info?.ok === true && <p className={styles['quiet']}>{spellVersions(info.data.versions)}</p>}
        </div>
        <Button onClick={() => void showLicences()}>Licences…</Button>
      </div>
      {licences !== undefined && (
        <Dialog title="Licences" width={720} onClose={() => setLicences(undefined)}>
          <p className={styles['quiet']}>Castwright is built with the work of others, under these terms.</p>
          <ul className={styles['licences']}>
            {licences.map((licence) => (
              <li key={`${licence.name} ${licence.version}`}>
                <details>
                  <summary className={styles['summary']}>
                    <strong>{licence.name}</strong> {licence.version}
                    <span className={styles['kind']}>{licence.licence}</span>
                  </summary>
                  <pre className={styles['text']}>{licence.text}</pre>
                </details>
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </SettingsSection>
  )
}

function spellVersions(versions: Readonly<Record<string, string>>): string {
  return Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(' · ')
}
