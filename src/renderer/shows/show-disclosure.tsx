import { Check, Minus } from 'lucide-react'
import { disclosureChecklist, type PlatformDisclosure } from '../../core/show/disclosure-checklist.ts'
import { usualSpokenDisclosure } from '../../core/show/disclosure-text.ts'
import { spellDay } from '../gemini/spell-day.ts'
import { CheckBox } from '../elements/check-box.tsx'
import { Field, ShowField } from './show-field.tsx'
import { ShowSection } from './show-section.tsx'
import type { Show } from './show-types.ts'
import { useHeardChange } from './use-heard-change.tsx'
import { useChangeShow } from './use-shown-show.ts'
import styles from './shows.module.css'

/** How the show says that artificial voices speak, and what each place asks for. */
export function ShowDisclosure({ show }: Readonly<{ show: Show }>) {
  const change = useChangeShow()
  const heard = useHeardChange(show)
  const { text, spoken: saved } = show.disclosure
  const spoken = heard.shown.disclosure.spoken ?? ''
  const say = (line: string) => void heard.change({ disclosure: { spoken: line } })
  return (
    <ShowSection
      title="Artificial voices"
      about="Listeners may want to know that these voices are made by a computer, and some directories demand it."
    >
      <ShowField
        name="Text"
        isLong
        about="Goes into tags, feed and page of each episode."
        maxLength={2000}
        value={text}
        onSave={(line) => void change({ disclosure: { text: line } })}
      />
      <Field name="Spoken">
        {() => (
          <CheckBox isChecked={spoken !== ''} onCheck={(isSaid) => say(isSaid ? usualSpokenDisclosure : '')}>
            Say it at the end of each episode, by its first speaker
          </CheckBox>
        )}
      </Field>
      {spoken !== '' && (
        <ShowField
          name="Line"
          isLong
          about="One more line of each episode: it is spoken, and with Gemini paid for, like any other."
          maxLength={2000}
          value={spoken}
          onSave={say}
        />
      )}
      {heard.question}
      <details className={styles['checklist']}>
        <summary>What each place asks for</summary>
        <ul>
          {disclosureChecklist.map((platform) => (
            <Platform
              key={platform.id}
              platform={platform}
              hasText={text !== ''}
              isSaid={(saved ?? '') !== ''}
            />
          ))}
        </ul>
      </details>
    </ShowSection>
  )
}

type PlatformProps = Readonly<{ platform: PlatformDisclosure; hasText: boolean; isSaid: boolean }>

function Platform({ platform, hasText, isSaid }: PlatformProps) {
  const { name, asks, field, answeredBy, source, checked } = platform
  const parts = [
    { part: 'spoken', label: 'spoken line', isDone: isSaid },
    { part: 'text', label: 'text in tags and feed', isDone: hasText },
  ] as const
  return (
    <li className={styles['platform']}>
      <h3 className={styles['platformName']}>{name}</h3>
      <p>{asks}</p>
      <p className={styles['parts']}>
        {parts
          .filter(({ part }) => answeredBy.includes(part))
          .map(({ part, label, isDone }) => (
            <span key={part} data-done={isDone} className={styles['part']}>
              {isDone ? <Check aria-hidden="true" /> : <Minus aria-hidden="true" />}
              {isDone ? `${label}: set` : `${label}: not set`}
            </span>
          ))}
        <span className={styles['part']}>
          {field === undefined ? 'No field of its own to fill in' : `By hand: ${field}`}
        </span>
      </p>
      <p className={styles['quiet']}>
        {source.replace('https://', '')} · looked at on {spellDay(checked)}
      </p>
    </li>
  )
}
