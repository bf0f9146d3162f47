import { geminiModels, modelFacts } from './gemini-models.ts'

const dayLength = 86_400_000
const spelled = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})

/** One sentence about a model that Google ends or has ended, undefined for the others. `today` such as 2026-11-23. */
export function modelWarning(model: string, today: string): string | undefined {
  const { title, shutdown } = modelFacts(model)
  if (shutdown === undefined) return undefined
  const last = Date.parse(shutdown)
  const days = Math.round((last - Date.parse(today)) / dayLength)
  const instead = geminiModels.find(({ status }) => status === 'current')?.title ?? ''
  if (days <= 0) return `Google announced the end of ${title} for ${spelled.format(last)}; choose ${instead}.`
  const left = days === 1 ? 'tomorrow' : `in ${days} days`
  return `Google ends ${title} on ${spelled.format(last)} or before, ${left}; choose ${instead}.`
}
