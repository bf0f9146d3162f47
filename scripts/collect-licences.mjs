// Writes resources/licences.json: every part of the program that is given to users, with its licence. Run after a change
// of dependencies: node scripts/collect-licences.mjs
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { carriedParts, missingTexts } from './licences/carried-parts.mjs'

const root = fileURLToPath(new URL('../', import.meta.url))
const target = join(root, 'resources/licences.json')

const manifestSchema = z.object({
  name: z.string(),
  version: z.string(),
  license: z.string().default('see its text'),
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
})

/**
 * The parts that are shipped: what main loads and what lies compiled in that, what the page bundles, Electron itself, and all that these need, by name.
 * @returns {readonly { name: string, version: string, licence: string, text: string }[]}
 */
export function collectLicences() {
  /** @type {Map<string, { name: string, version: string, licence: string, text: string }>} */
  const found = new Map()
  const direct = [...Object.keys(readManifest(root).dependencies), ...pagePackages(), 'electron']
  const waiting = direct.map((name) => ({ name, from: root }))
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const folder = folderOf(next.name, next.from)
    if (folder === undefined) continue
    const { name, version, license, dependencies } = readManifest(folder)
    if (found.has(`${name} ${version}`)) continue
    found.set(`${name} ${version}`, { name, version, licence: license, text: wholeText(name, folder) })
    for (const part of partsIn(name, version)) found.set(part.name, part)
    // The npm package of Electron only fetches it; what it needs for that is not shipped.
    if (name !== 'electron')
      waiting.push(...Object.keys(dependencies).map((needed) => ({ name: needed, from: folder })))
  }
  return [...found.values(), coverFont()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** The font of drawn covers, which lies in the program's resources: it comes from no package. */
function coverFont() {
  const text = readFileSync(join(root, 'resources/fonts/Inter-OFL.txt'), 'utf8').trim()
  return { name: 'Inter (font of covers)', version: '4.001', licence: 'OFL-1.1', text }
}

/** The packages that the page's sources import. */
function pagePackages() {
  const folder = join(root, 'src/renderer')
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .flatMap((name) => [
      ...readFileSync(join(folder, name), 'utf8').matchAll(/(?:from|import) '([^.'][^']*)'/g),
    ])
    .map(([, specifier = '']) => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier)
  return [...new Set(names)]
}

/** @param {string} folder */
function readManifest(folder) {
  return manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
}

/**
 * Where a package lies that another one needs, as Node would find it; undefined for one left out on this system.
 * @param {string} name @param {string} from
 */
function folderOf(name, from) {
  for (let folder = from; folder.startsWith(root.slice(0, -1)); folder = join(folder, '..')) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return candidate
  }
  return undefined
}

/**
 * The parts of other projects in a package.
 * @param {string} name @param {string} version
 */
function partsIn(name, version) {
  return (carriedParts[name] ?? []).map((part) => ({
    name: `${part.name} (in ${name})`,
    version,
    licence: part.licence,
    text: `${part.notice}\n\n${readText(part.text)}`,
  }))
}

/**
 * @param {string} name @param {string} folder
 */
function wholeText(name, folder) {
  const missing = new Map(Object.entries(missingTexts)).get(name)
  const own = licenceText(folder)
  return missing === undefined ? own : [own, missing.notice, readText(missing.text)].join('\n\n').trim()
}

/** @param {string} file one of resources/licences */
function readText(file) {
  return readFileSync(join(root, 'resources/licences', file), 'utf8').trim()
}

/** @param {string} folder */
function licenceText(folder) {
  const names = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
  if (names.length === 0) return licenceInReadme(folder)
  return names
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8').trim())
    .join('\n\n')
}

/**
 * Some packages have their licence at the end of their README alone.
 * @param {string} folder
 */
function licenceInReadme(folder) {
  const readme = readdirSync(folder).find((name) => /^readme/i.test(name))
  if (readme === undefined) return ''
  const text = readFileSync(join(folder, readme), 'utf8')
  const [, licence = ''] = /^(?:#+ *licen[cs]e *$|licen[cs]e *\n-+ *$)([\s\S]*)/im.exec(text) ?? []
  return licence.replaceAll('&lt;', '<').replaceAll('&gt;', '>').trim()
}

if (import.meta.main) writeFileSync(target, `${JSON.stringify(collectLicences(), null, 2)}\n`)
