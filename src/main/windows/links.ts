import type { Link } from '../ipc/handlers/app-handlers.ts'

/** The pages that Help and the page may open in the browser. */
export const links: Readonly<Record<Link, string>> = {
  'audio-requirements': 'https://podcasters.apple.com/support/893-audio-requirements',
}
