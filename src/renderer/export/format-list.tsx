import { estimateSize } from '../../core/export/estimate-size.ts'
import {
  exportFormats,
  isAudioFormat,
  isTextFormat,
  type ExportFormat,
  type ExportFormatFacts,
} from '../../core/export/export-format.ts'
import { spellBytes } from '../../core/text/spell-bytes.ts'
import type { ExportChoices, ExportFacts } from './export-types.ts'
import styles from './export.module.css'

type FormatListProps = Readonly<{
  facts: ExportFacts
  choices: ExportChoices
  onChange: (changes: Partial<ExportChoices>) => void
}>

const groups = [
  { name: 'Sound', has: isAudioFormat },
  { name: 'Text', has: isTextFormat },
  { name: 'For editors', has: (format: ExportFormat) => format === 'stems' },
] as const

/** Every format with what it is for and about how large it will be. */
export function FormatList({ facts, choices, onChange }: FormatListProps) {
  const chosen = new Set(choices.formats)
  function check(format: ExportFormat, isChosen: boolean) {
    const wanted = new Set(chosen)
    if (isChosen) wanted.add(format)
    else wanted.delete(format)
    onChange({ formats: exportFormats.flatMap(({ id }) => (wanted.has(id) ? [id] : [])) })
  }
  return (
    <div className={styles['formats']}>
      {groups.map(({ name, has }) => (
        <fieldset key={name} className={styles['group']}>
          <legend className={styles['legend']}>{name}</legend>
          {exportFormats
            .filter(({ id }) => has(id))
            .map((format) => (
              <Format
                key={format.id}
                format={format}
                isChosen={chosen.has(format.id)}
                size={estimateSize(format.id, sizeOf(facts, choices))}
                lacks={lackOf(format.id, facts)}
                onCheck={(isChosen) => check(format.id, isChosen)}
              />
            ))}
        </fieldset>
      ))}
    </div>
  )
}

type FormatProps = Readonly<{
  format: ExportFormatFacts
  isChosen: boolean
  size: number
  /** Why it would be empty, if so. */
  lacks: string | undefined
  onCheck: (isChosen: boolean) => void
}>

function Format({ format, isChosen, size, lacks, onCheck }: FormatProps) {
  const useId = `use-${format.id}`
  return (
    <label className={styles['format']}>
      <input
        type="checkbox"
        checked={isChosen}
        aria-label={format.name}
        aria-describedby={useId}
        onChange={(event) => onCheck(event.target.checked)}
      />
      <span className={styles['formatName']}>{format.name}</span>
      <span id={useId} className={styles['use']}>
        {lacks ?? format.use}
      </span>
      <span className={styles['figure']}>{isTextFormat(format.id) ? '' : `≈ ${spellBytes(size)}`}</span>
    </label>
  )
}

/** The size of what would be written now. */
export function sizeOf(facts: ExportFacts, choices: ExportChoices) {
  const { seconds, channels, speakers, hasMusic, rate } = facts
  return {
    seconds,
    channels: choices.channels === 'as-master' ? channels : choices.channels === 'mono' ? 1 : 2,
    bitrate: choices.bitrate * 1000,
    tracks: speakers,
    hasMusic,
    stemRate: rate,
  } as const
}

function lackOf(format: ExportFormat, { chapters, hasLines }: ExportFacts): string | undefined {
  if (format === 'chapters' && chapters === 0) return 'the script has no headings yet'
  const needsLines = format !== 'chapters' && format !== 'notes' && !isAudioFormat(format)
  return needsLines && !hasLines ? 'generate the episode again first' : undefined
}
