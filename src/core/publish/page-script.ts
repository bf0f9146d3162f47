import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/** Makes chapters jump in the player beside them. Without it they open the file at that place: all else needs no script. */
export const pageScript = `
addEventListener('click', (event) => {
  const link = event.target.closest('a[data-at]')
  const player = link?.closest('article')?.querySelector('audio')
  if (!player || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  player.currentTime = Number(link.dataset.at)
  player.play()
})
`

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** What names a script in a content policy: its SHA-256 in base 64 (https://www.w3.org/TR/CSP3/#grammardef-hash-source). */
export function scriptHash(script: string): string {
  const bytes = sha256(utf8ToBytes(script))
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3)
    const bits = (first << 16) | (second << 8) | third
    text += [18, 12, 6, 0].map((shift) => letters[(bits >> shift) & 63]).join('')
  }
  // 32 bytes are one short of the last three.
  return `sha256-${text.slice(0, -1)}=`
}
