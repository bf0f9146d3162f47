import { z } from 'zod'
import type { Service } from '../../../core/gemini/service.ts'
import { modelFacts } from '../../../core/gemini/gemini-models.ts'

type HalfPrice = Exclude<Service, 'standard'>

/** What is known of the half-price services of a key and model: Google does not list who takes them. */
export interface ServiceMemory {
  /** Whether it may be asked for: not where it was refused in the last thirty days. */
  readonly mayTry: (service: HalfPrice) => boolean
  /** Whether it will be given, as far as is known: prices are told by it. */
  readonly isExpected: (service: HalfPrice) => boolean
  readonly note: (service: HalfPrice, isTaken: boolean) => void
  /** It has no room just now: it is not asked for in the next ten minutes. */
  readonly pause: (service: HalfPrice) => void
}

export type ServiceMemoryOptions = {
  /** Where it is kept between runs; what it gives is checked. */
  readonly store: {
    readonly load: (id: string) => unknown
    readonly save: (id: string, memory: unknown) => void
  }
  readonly keyId: string
  readonly model: string
  readonly clock: () => Date
}

const memorySchema = z.object({ isTaken: z.boolean(), at: z.iso.datetime() })
/** Milliseconds after which a refusal is not believed any more. */
const believed = 30 * 86_400_000
const pauseLength = 600_000

/** See `ServiceMemory`. What cannot be read back is asked again. */
export function createServiceMemory(options: ServiceMemoryOptions): ServiceMemory {
  const { store, keyId, model, clock } = options
  const idOf = (service: HalfPrice) => `service/${service}/${keyId}/${model}`
  const pauses = new Map<HalfPrice, number>()
  const known = (service: HalfPrice): boolean | undefined => {
    const memory = memorySchema.safeParse(store.load(idOf(service))).data
    if (memory === undefined) return undefined
    const age = clock().getTime() - Date.parse(memory.at)
    return memory.isTaken || (age >= 0 && age < believed) ? memory.isTaken : undefined
  }
  return {
    mayTry: (service) => known(service) !== false && clock().getTime() >= (pauses.get(service) ?? 0),
    isExpected: (service) => known(service) ?? modelFacts(model).batch === 'documented',
    note(service, isTaken) {
      if (known(service) !== isTaken) store.save(idOf(service), { isTaken, at: clock().toISOString() })
    },
    pause: (service) => void pauses.set(service, clock().getTime() + pauseLength),
  }
}
