import type { Finding } from './finding.ts'

const setIt = 'Set the public address of the folder on the show’s page, such as https://example.org/podcast.'

/** What is wrong with the public address of a published folder. */
export function checkAddress(address: string | undefined): readonly Finding[] {
  const written = address?.trim() ?? ''
  if (written === '')
    return refused(
      'address-missing',
      'The show has no public address, so no player could find its files.',
      setIt,
    )
  const [, scheme = '', host = '', rest = ''] =
    /^(https?):\/\/(\[[0-9a-f:.]+\]|[^\s/?#:@]+)(?::\d+)?([^\s]*)$/i.exec(written) ?? []
  if (host === '') return refused('address-broken', `“${written}” is not an address of the web.`, setIt)
  if (isOwnMachine(host))
    return refused(
      'address-local',
      `${host} is an address that nobody but you can reach.`,
      'Use the address under which the folder is on the internet.',
    )
  if (/[?#]/.test(rest))
    return refused(
      'address-query',
      'The address has a part after ? or #, and names of files cannot follow that.',
      'Use an address that ends with a folder.',
    )
  if (/[^\x21-\x7e]/.test(written))
    return refused(
      'address-letters',
      'The address has letters that Apple does not read in addresses.',
      'Write it as your browser copies it: xn--… for the name, %… for the rest.',
    )
  if (scheme.toLowerCase() === 'http')
    return [
      {
        rule: 'address-http',
        level: 'advice',
        message:
          'The address begins with http://: Apple asks for https, and some players do not play the rest.',
        wayOut: 'Ask the host of the folder for https and change the address.',
      },
    ]
  return []
}

function refused(rule: string, message: string, wayOut: string): readonly Finding[] {
  return [{ rule, level: 'refused', message, wayOut }]
}

/** Names and numbers that mean this machine or this house (RFC 1918, 4193, 3927, 6761, 6762). */
function isOwnMachine(host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  if (/^\[(?:::1?|f[cd].*|fe80.*|::ffff:(?:127|10|192\.168)\..*)\]$/.test(name)) return true
  if (name.startsWith('[')) return false
  const numbers = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(name)
  if (numbers !== null) {
    const [first, second] = [Number(numbers[1]), Number(numbers[2])]
    return (
      [0, 10, 127].includes(first) ||
      (first === 192 && second === 168) ||
      (first === 169 && second === 254) ||
      (first === 172 && second >= 16 && second < 32)
    )
  }
  return !name.includes('.') || /\.(?:localhost|local|internal|lan|home\.arpa|test|invalid)$/.test(name)
}
