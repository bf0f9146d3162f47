import { ShowField } from './show-field.tsx'
import { ShowSection } from './show-section.tsx'
import type { Show, ShowChanges } from './show-types.ts'
import { useHeardChange } from './use-heard-change.tsx'
import { useChangeShow } from './use-shown-show.ts'

/** Who makes it, what it is about, and its language. */
export function ShowAbout({ show }: Readonly<{ show: Show }>) {
  const change = useChangeShow()
  const heard = useHeardChange(show)
  const save = (changes: ShowChanges) => void change(changes)
  return (
    <ShowSection title="About">
      <ShowField
        name="Author"
        spellCheck={false}
        maxLength={500}
        value={show.author}
        onSave={(author) => save({ author })}
      />
      <ShowField
        name="Description"
        isLong
        about="What directories and the page of the show say about it."
        maxLength={10_000}
        value={show.description}
        onSave={(description) => save({ description })}
      />
      <ShowField
        name="Language"
        about="A tag such as en, en-GB or de, for scripts that name none. Directories ask for it."
        placeholder="en"
        maxLength={35}
        value={heard.shown.language}
        onSave={(language) => void heard.change({ language })}
      />
      {heard.question}
    </ShowSection>
  )
}
