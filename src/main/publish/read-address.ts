import { checkAddress } from '../../core/publish/check-address.ts'
import { StudioError } from '../../shared/studio-error.ts'

/** What makes every link of a feed wrong; the rest is for the findings. */
const useless = new Set(['address-missing', 'address-broken', 'address-query'])

/**
 * A public address as it stands in links: of ASCII letters, without a slash at its end. Throws
 * StudioError('feed-incomplete') for what is no address of a folder.
 */
export function readAddress(written: string | undefined): string {
  const fault = checkAddress(written).find(({ rule }) => useless.has(rule))
  const url = URL.parse(written?.trim() ?? '')
  if (fault !== undefined || url === null)
    throw new StudioError(
      'feed-incomplete',
      fault?.message ?? `“${written ?? ''}” is not an address of the web.`,
    )
  if (url.username !== '' || url.password !== '')
    throw new StudioError(
      'feed-incomplete',
      'The address holds a name or a password, which everybody could read.',
    )
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}
