import type { CustomScheme } from 'electron'

/** The application's own schemes, registered once, before ready. Neither may bypass the content policy. */
export const schemes: CustomScheme[] = [
  {
    scheme: 'app',
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
  },
  {
    scheme: 'media',
    // The page is of another origin: it may fetch peaks from here because the answers say so.
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, corsEnabled: true },
  },
]
