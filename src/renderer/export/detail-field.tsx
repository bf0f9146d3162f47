import { useId, useState, type ComponentProps } from 'react'
import { TextArea } from '../elements/text-area.tsx'
import { TextField } from '../elements/text-field.tsx'
import { useKeptText } from '../shows/use-kept-text.ts'
import styles from './about-episode.module.css'

type DetailFieldProps = Readonly<{
  name: string
  /** What is read instead of the name, where several fields have it. */
  label?: string
  value: string | undefined
  isLong?: boolean
  /** What is wrong with a text, a short sentence; it is not saved then. */
  fault?: (text: string) => string | undefined
  onSave: (text: string) => void
}> &
  Pick<ComponentProps<'input'>, 'type' | 'inputMode' | 'placeholder' | 'maxLength'>

/** A text that saves itself when it is left, or with Enter; Escape puts back what was there. */
export function DetailField({
  name,
  label = name,
  value,
  isLong = false,
  fault,
  onSave,
  ...rest
}: DetailFieldProps) {
  const faultId = useId()
  const [wrong, setWrong] = useState<string>()
  const { text, setText, keep, putBack } = useKeptText(value ?? '', (typed) => {
    const found = fault?.(typed)
    setWrong(found === undefined ? undefined : `${found} “${typed}” was not kept.`)
    if (found === undefined) onSave(typed)
  })
  const common = {
    label,
    value: text,
    onText: setText,
    onBlur: keep,
    'aria-invalid': wrong !== undefined,
    'aria-describedby': wrong === undefined ? undefined : faultId,
    maxLength: rest.maxLength,
    placeholder: rest.placeholder,
  }
  return (
    <div className={styles['field']}>
      <span aria-hidden="true" className={styles['name']}>
        {name}
      </span>
      {isLong ? (
        <TextArea {...common} onKeyDown={(event) => event.key === 'Escape' && putBack()} />
      ) : (
        <TextField
          {...common}
          type={rest.type ?? 'text'}
          inputMode={rest.inputMode}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keep()
            if (event.key === 'Escape') putBack()
          }}
        />
      )}
      {wrong !== undefined && (
        <p id={faultId} role="alert" className={styles['failure']}>
          {wrong}
        </p>
      )}
    </div>
  )
}
