import type { Settings } from '../components/episode-types.ts'
import { SettingsEntry } from '../components/settings-entry.tsx'
import { useSet } from '../components/use-set.ts'
import { Select } from '../elements/select.tsx'

const services = [
  { value: 'standard', label: 'At once' },
  { value: 'flex', label: 'Half price, when Google has room (flex)' },
  { value: 'batch', label: 'Half price, within a day (batch)' },
] as const

const deadlines = [1, 2, 4, 8, 12, 24]

/** How soon Google is to answer, for how much; and how long a batch is waited for. */
export function ServiceEntry({ settings }: Readonly<{ settings: Settings }>) {
  const set = useSet()
  const { geminiService, geminiDeadline } = settings
  const hours = [...new Set([...deadlines, geminiDeadline])].toSorted((a, b) => a - b)
  return (
    <>
      <SettingsEntry
        name="When episodes are spoken"
        about="Half the price for those who can wait. Flex takes minutes; a batch may take up to a day, and goes on at Google while Castwright is closed; other episodes do not wait for it. What a model does not take at half price is made at once, at the full price. Previews are always made at once."
      >
        <Select
          aria-label="When episodes are spoken"
          value={geminiService}
          options={services}
          onChoose={(service) => void set({ geminiService: service })}
        />
      </SettingsEntry>
      {geminiService === 'batch' && (
        <SettingsEntry
          name="A batch is waited for"
          about="Then it is ended, and what is missing is made at once, at the full price."
        >
          <Select
            aria-label="A batch is waited for"
            value={String(geminiDeadline)}
            options={hours.map((count) => {
              return { value: String(count), label: count === 1 ? '1 hour' : `${count} hours` }
            })}
            onChoose={(count) => void set({ geminiDeadline: Number(count) })}
          />
        </SettingsEntry>
      )}
    </>
  )
}
