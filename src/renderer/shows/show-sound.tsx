import { loudnessPresets, type LoudnessPreset } from '../../core/export/loudness-preset.ts'
import { Select } from '../elements/select.tsx'
import { Field } from './show-field.tsx'
import { ShowMusicFields } from './show-music-fields.tsx'
import { ShowSection } from './show-section.tsx'
import type { Show } from './show-types.ts'
import { useChangeShow } from './use-shown-show.ts'

const presets: readonly LoudnessPreset[] = ['podcast', 'spotify', 'broadcast', 'off']
const options = presets.map((value) => ({ value, label: loudnessPresets[value].name }))

/** Music and loudness. */
export function ShowSound({ show }: Readonly<{ show: Show }>) {
  const change = useChangeShow()
  return (
    <ShowSection title="Sound">
      <Field name="Loudness" about="What exported files are brought to. Apple asks for −16 LUFS.">
        {(aboutId) => (
          <Select
            aria-label="Loudness"
            aria-describedby={aboutId}
            value={show.loudness}
            options={options}
            onChoose={(loudness) => void change({ loudness })}
          />
        )}
      </Field>
      <ShowMusicFields show={show} />
    </ShowSection>
  )
}
