import type { RequestInput, RequestOutput } from '../../../shared/ipc/schemas.ts'
import type { Handlers } from '../handlers.ts'

export type Link = RequestInput<'app.openLink'>['link']

export type AppHandlerParts = {
  readonly info: () => RequestOutput<'app.info'>
  readonly openLink: (link: Link) => Promise<void>
  readonly licences: () => Promise<RequestOutput<'app.showLicences'>>
  readonly noteFault: (fault: RequestInput<'app.reportFault'>) => void
}

export function appHandlers(
  parts: AppHandlerParts,
): Pick<Handlers, 'app.info' | 'app.openLink' | 'app.showLicences' | 'app.reportFault'> {
  return {
    'app.info': async () => parts.info(),
    'app.openLink': async ({ link }) => {
      await parts.openLink(link)
      return undefined
    },
    'app.showLicences': () => parts.licences(),
    'app.reportFault': async (fault) => {
      parts.noteFault(fault)
      return undefined
    },
  }
}
