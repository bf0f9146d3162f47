import type { Link } from '../ipc/handlers/app-handlers.ts'

/** The pages that Help and the page may open in the browser. */
export const links: Readonly<Record<Link, string>> = {
  home: 'https://castwright.example/',
  manual: 'https://castwright.example/manual/',
  licences: 'https://castwright.example/licences/',
}
