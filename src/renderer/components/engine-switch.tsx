import { engineOptions } from '../gemini/engine-options.ts'
import { Segmented } from '../elements/segmented.tsx'
import type { Engine } from './episode-types.ts'

type EngineSwitchProps = Readonly<{
  engine: Engine
  /** While an episode is made its engine stays. */
  isLocked: boolean
  onChoose: (engine: Engine) => void
}>

/** What speaks this episode. */
export function EngineSwitch({ engine, isLocked, onChoose }: EngineSwitchProps) {
  return (
    <Segmented
      label="Spoken by"
      value={engine}
      options={engineOptions}
      isDisabled={isLocked}
      onChoose={onChoose}
    />
  )
}
