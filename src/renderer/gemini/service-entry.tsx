import type { Settings } from '../components/episode-types.ts'
import { SettingsEntry } from '../components/settings-entry.tsx'
import { useSet } from '../components/use-set.ts'
import { Select } from '../elements/select.tsx'

const services = [
  { value: 'standard', label: 'At once, full price' },
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
        name="Speed and price"
        about="Half the price for those who can wait. Flex takes minutes. A batch takes up to a day; it goes on at Google while Castwright is closed, and other episodes pass it. What Google does not take at half price is made at once, at the full price, as previews always are."
      >
        <Select
          aria-label="Speed and price"
          value={geminiService}
          options={services}
          onChoose={(service) => void set({ geminiService: service })}
        />
      </SettingsEntry>
      {geminiService === 'batch' && (
        <SettingsEntry
          name="Longest wait for a batch"
          about="After that the batch is ended, and what is missing is made at once, at the full price."
        >
          <Select
            aria-label="Longest wait for a batch"
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
