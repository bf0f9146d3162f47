import { appleCategories } from '../../core/publish/apple-categories.ts'
import { CheckBox } from '../elements/check-box.tsx'
import { Select } from '../elements/select.tsx'
import { Field, ShowField } from './show-field.tsx'
import { ShowSection } from './show-section.tsx'
import type { Show, ShowChanges } from './show-types.ts'
import { useChangeShow } from './use-shown-show.ts'

/** What directories of podcasts ask for. */
export function ShowFeedForm({ show }: Readonly<{ show: Show }>) {
  const change = useChangeShow()
  const { feed } = show
  const save = (feedChanges: NonNullable<ShowChanges['feed']>) => void change({ feed: feedChanges })
  const category = feed.category ?? ''
  return (
    <ShowSection title="Feed" about="What Apple Podcasts, Spotify and other directories ask for.">
      <ShowField
        name="Address"
        about="The public address of the folder that the show is published in."
        placeholder="https://example.com/podcast"
        inputMode="url"
        maxLength={2000}
        value={feed.address}
        onSave={(address) => save({ address })}
      />
      <Field name="Category">
        {() => (
          <Select
            aria-label="Category"
            value={category}
            options={
              categoryOptions.some(({ value }) => value === category)
                ? categoryOptions
                : [...categoryOptions, { value: category, label: category }]
            }
            onChoose={(chosen) => save({ category: chosen })}
          />
        )}
      </Field>
      <ShowField
        name="Owner"
        about="Directories write to the owner; listeners do not see it."
        autoComplete="off"
        maxLength={500}
        value={feed.ownerName}
        onSave={(ownerName) => save({ ownerName })}
      />
      <ShowField
        name="E-mail"
        about="Stands in the public feed. Directories send a code to it when a show is handed in."
        inputMode="email"
        autoComplete="off"
        maxLength={320}
        value={feed.email}
        onSave={(email) => save({ email })}
      />
      <ShowField
        name="Website"
        about="A page of its own, where the show has one."
        placeholder="https://"
        inputMode="url"
        maxLength={2000}
        value={feed.link}
        onSave={(link) => save({ link })}
      />
      <ShowField
        name="Copyright"
        maxLength={500}
        value={feed.copyright}
        onSave={(copyright) => save({ copyright })}
      />
      <Field name="Explicit">
        {() => (
          <CheckBox isChecked={feed.isExplicit} onCheck={(isExplicit) => save({ isExplicit })}>
            Has strong language or is not for children
          </CheckBox>
        )}
      </Field>
    </ShowSection>
  )
}

const categoryOptions: readonly { readonly value: string; readonly label: string }[] = [
  { value: '', label: 'None chosen' },
  ...Object.entries(appleCategories).flatMap(([name, parts]) => [
    { value: name, label: name },
    ...parts.map((part) => ({ value: `${name}/${part}`, label: `${name} › ${part}` })),
  ]),
]
