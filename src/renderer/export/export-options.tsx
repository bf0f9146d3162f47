import { useId, type ReactNode } from 'react'
import { estimateSize } from '../../core/export/estimate-size.ts'
import { formatFacts, isAudioFormat } from '../../core/export/export-format.ts'
import { audioFormats } from '../../core/export/audio-format.ts'
import { loudnessPresets, type LoudnessPreset } from '../../core/export/loudness-preset.ts'
import { fillNameTemplate, nameWords, unknownNameWords } from '../../core/export/name-template.ts'
import { spellBytes } from '../../core/text/spell-bytes.ts'
import { Select } from '../elements/select.tsx'
import { TextField } from '../elements/text-field.tsx'
import type { ExportChoices, ExportFacts } from './export-types.ts'
import { sizeOf } from './format-list.tsx'
import styles from './export.module.css'

type ExportOptionsProps = Readonly<{
  facts: ExportFacts
  choices: ExportChoices
  onChange: (changes: Partial<ExportChoices>) => void
}>

const presets: readonly LoudnessPreset[] = ['podcast', 'spotify', 'broadcast', 'off']
const bitrates = [64, 96, 128, 160, 192, 256, 320] as const
const channelNames = { 'as-master': 'As the episode', mono: 'Mono', stereo: 'Stereo' } as const
const channelChoices = ['as-master', 'mono', 'stereo'] as const

/** How the files are made, and what they are called. */
export function ExportOptions({ facts, choices, onChange }: ExportOptionsProps) {
  const { formats, loudness, bitrate, channels, bits } = choices
  const audio = formats.filter(isAudioFormat)
  const hasLossy = audio.some((format) => audioFormats[format].isLossy)
  const hasLossless = audio.some((format) => !audioFormats[format].isLossy)
  const total = formats.reduce((sum, format) => sum + estimateSize(format, sizeOf(facts, choices)), 0)
  return (
    <div className={styles['options']}>
      {audio.length > 0 && (
        <div className={styles['sound']}>
          <Option name="Loudness">
            <Select
              aria-label="Loudness"
              value={loudness}
              options={presets.map((value) => ({ value, label: loudnessPresets[value].name }))}
              onChoose={(value) => onChange({ loudness: value })}
            />
          </Option>
          <Option name="Channels">
            <Select
              aria-label="Channels"
              value={channels}
              options={channelChoices.map((value) => ({ value, label: channelNames[value] }))}
              onChoose={(value) => onChange({ channels: value })}
            />
          </Option>
          {hasLossy && (
            <Option name="Bit rate">
              <Select
                aria-label="Bit rate"
                value={String(bitrate)}
                options={bitrates.map((value) => ({ value: String(value), label: `${value} kbit/s` }))}
                onChoose={(value) =>
                  onChange({ bitrate: bitrates.find((one) => String(one) === value) ?? 128 })
                }
              />
            </Option>
          )}
          {hasLossless && (
            <Option name="WAV and FLAC">
              <Select
                aria-label="Bits of WAV and FLAC"
                value={String(bits)}
                options={[
                  { value: '16', label: '16 bits' },
                  { value: '24', label: '24 bits' },
                ]}
                onChoose={(value) => onChange({ bits: value === '24' ? 24 : 16 })}
              />
            </Option>
          )}
        </div>
      )}
      <NameField facts={facts} choices={choices} onChange={onChange} />
      <p className={styles['quiet']}>
        {formats.length === 0 ? 'Choose at least one format.' : `About ${spellBytes(total)} in all.`}
      </p>
    </div>
  )
}

function NameField({ facts, choices, onChange }: ExportOptionsProps) {
  const aboutId = useId()
  const [unknown] = unknownNameWords(choices.name)
  const [first = 'mp3'] = choices.formats
  const example = `${fillNameTemplate(choices.name, facts.name)}${formatFacts(first).ending}`
  return (
    <Option name="Name">
      <TextField
        label="Name of the files"
        value={choices.name}
        maxLength={200}
        aria-invalid={unknown !== undefined}
        aria-describedby={aboutId}
        onText={(name) => onChange({ name })}
      />
      <p id={aboutId} data-invalid={unknown !== undefined} className={styles['about']}>
        {unknown === undefined
          ? example
          : `${unknown} means nothing here. There are ${nameWords.map((word) => `{${word}}`).join(', ')}.`}
      </p>
    </Option>
  )
}

function Option({ name, children }: Readonly<{ name: string; children: ReactNode }>) {
  return (
    <div className={styles['option']}>
      <span aria-hidden="true" className={styles['optionName']}>
        {name}
      </span>
      <div className={styles['control']}>{children}</div>
    </div>
  )
}
