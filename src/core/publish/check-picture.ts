import type { FeedPicture } from './feed-show.ts'
import type { Finding } from './finding.ts'

/** Pixels (https://podcasters.apple.com/support/896-artwork-requirements). */
const SMALLEST = 1400
const LARGEST = 3000
/** Bytes that all players load; Apple takes more. */
const HEAVIEST = 512 * 1024

/** What is wrong with a cover. `whose` begins the sentence: “The cover of the show”. */
export function checkPicture(picture: FeedPicture, whose: string, episode?: string): readonly Finding[] {
  const { width, height, mediaType, bytes } = picture
  const about = episode === undefined ? {} : { episode }
  const size = `${width.toLocaleString('en')} by ${height.toLocaleString('en')} pixels`
  const asked = 'Choose a square JPEG or PNG picture, 1,400 to 3,000 pixels wide.'
  const findings: Finding[] = []
  if (mediaType !== 'image/jpeg' && mediaType !== 'image/png')
    findings.push({
      rule: 'cover-type',
      level: 'refused',
      ...about,
      message: `${whose} is neither JPEG nor PNG.`,
      wayOut: asked,
    })
  if (width !== height)
    findings.push({
      rule: 'cover-shape',
      level: 'refused',
      ...about,
      message: `${whose} is not square: it has ${size}.`,
      wayOut: asked,
    })
  else if (width < SMALLEST || width > LARGEST)
    findings.push({
      rule: 'cover-size',
      level: 'refused',
      ...about,
      message: `${whose} has ${size}: Apple takes ${SMALLEST.toLocaleString('en')} to ${LARGEST.toLocaleString('en')}.`,
      wayOut: asked,
    })
  if (bytes > HEAVIEST)
    findings.push({
      rule: 'cover-heavy',
      level: 'advice',
      ...about,
      message: `${whose} has ${Math.round(bytes / 1024).toLocaleString('en')} kB: some players load no more than 512.`,
      wayOut: 'Save it as a JPEG of less quality.',
    })
  return findings
}
