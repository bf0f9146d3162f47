import { isIPv4 } from 'node:net'
import { StudioError } from '../../../shared/studio-error.ts'

/** Where Google itself answers. */
export const googleAddress = 'https://generativelanguage.googleapis.com'

/**
 * An address to be used in place of Google's, without a slash at its end and without the version that requests add. Throws
 * StudioError('address-refused') for what is not https (this machine itself may be asked by http), and for addresses with
 * a name and password, a question or a place in them. The key travels to this address.
 */
export function checkAddress(text: string): string {
  const written = text.trim()
  const url = URL.canParse(written) ? new URL(written) : undefined
  if (url === undefined || url.hostname === '') throw refused('The address cannot be read.')
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  if (!isSafe) throw refused(`The address ${url.protocol}//${url.host} is not a secure one.`)
  if (url.username !== '' || url.password !== '') {
    throw refused('The address holds a name or a password; it may not.')
  }
  if (/[?#]/.test(written)) throw refused('The address may not hold a ? or a #.')
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '').replace(/\/v1(?:beta)?$/, '')
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || (isIPv4(host) && host.startsWith('127.'))
}

function refused(sentence: string): StudioError {
  return new StudioError('address-refused', sentence)
}
