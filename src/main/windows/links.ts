import type { Link } from '../ipc/handlers/app-handlers.ts'

/** The pages that Help and the page may open in the browser. */
export const links: Readonly<Record<Link, string>> = {
  'audio-requirements': 'https://podcasters.apple.com/support/893-audio-requirements',
  'gemini-key': 'https://aistudio.google.com/apikey',
  'gemini-prices': 'https://ai.google.dev/gemini-api/docs/pricing',
  'gemini-limits': 'https://ai.google.dev/gemini-api/docs/rate-limits',
}
