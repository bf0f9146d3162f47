import { useId, type ComponentProps, type ReactNode } from 'react'
import { TextArea } from '../elements/text-area.tsx'
import { TextField } from '../elements/text-field.tsx'
import { useKeptText } from './use-kept-text.ts'
import styles from './shows.module.css'

type FieldProps = Readonly<{
  name: string
  about?: ReactNode
  children: (aboutId: string | undefined) => ReactNode
}>

/** A name, the control, and what it is for. */
export function Field({ name, about, children }: FieldProps) {
  const id = useId()
  return (
    <div className={styles['field']}>
      <span className={styles['fieldName']} aria-hidden="true">
        {name}
      </span>
      <div className={styles['fieldControl']}>
        {children(about === undefined ? undefined : id)}
        {about !== undefined && (
          <p id={id} className={styles['about']}>
            {about}
          </p>
        )}
      </div>
    </div>
  )
}

type ShowFieldProps = Readonly<{
  name: string
  about?: ReactNode
  value: string | undefined
  isLong?: boolean
  onSave: (text: string) => void
}> &
  Pick<ComponentProps<'input'>, 'inputMode' | 'placeholder' | 'maxLength' | 'spellCheck' | 'autoComplete'>

/** A text of a show. It saves itself when it is left. */
export function ShowField({ name, about, value, isLong = false, onSave, ...rest }: ShowFieldProps) {
  const { text, setText, keep, putBack } = useKeptText(value ?? '', onSave)
  return (
    <Field name={name} about={about}>
      {(aboutId) =>
        isLong ? (
          <TextArea
            label={name}
            aria-describedby={aboutId}
            placeholder={rest.placeholder}
            maxLength={rest.maxLength}
            value={text}
            onText={setText}
            onBlur={keep}
            onKeyDown={(event) => {
              if (event.key === 'Escape') putBack()
            }}
          />
        ) : (
          <TextField
            {...rest}
            label={name}
            aria-describedby={aboutId}
            value={text}
            onText={setText}
            onBlur={keep}
            onKeyDown={(event) => {
              if (event.key === 'Enter') keep()
              if (event.key === 'Escape') putBack()
            }}
          />
        )
      }
    </Field>
  )
}
