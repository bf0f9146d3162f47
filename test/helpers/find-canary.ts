import { existsSync, lstatSync, readFileSync, readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Where a secret shows in these folders and files: their paths, each with the form it has there. File names and the
 * targets of links are looked at, too. A secret in another form (compressed, encrypted) is not found.
 */
export function findCanary(places: readonly string[], canary: string): string[] {
  const forms = formsOf(canary)
  return places.flatMap((place) => lookInto(place, forms))
}

/** The forms in which a secret shows in a text or in bytes. */
export function canaryIn(content: string | Uint8Array, canary: string): string[] {
  return formsIn(Buffer.from(content), formsOf(canary))
}

type Form = { readonly name: string; readonly bytes: Buffer }

function look(path: string, forms: readonly Form[]): string[] {
  try {
    return lookInto(path, forms)
  } catch (error) {
    // A program that is running takes its files away while they are looked at.
    if (existsSync(path)) throw error
    return []
  }
}

function lookInto(path: string, forms: readonly Form[]): string[] {
  const named = tell(`the name of ${path}`, Buffer.from(path), forms)
  const facts = lstatSync(path)
  if (facts.isDirectory())
    return [...named, ...readdirSync(path).flatMap((name) => look(join(path, name), forms))]
  if (facts.isSymbolicLink()) return [...named, ...tell(path, Buffer.from(readlinkSync(path)), forms)]
  return facts.isFile() ? [...named, ...tell(path, readFileSync(path), forms)] : named
}

function tell(where: string, bytes: Buffer, forms: readonly Form[]): string[] {
  return formsIn(bytes, forms).map((form) => `${where} (${form})`)
}

function formsIn(bytes: Buffer, forms: readonly Form[]): string[] {
  return forms.filter((form) => bytes.includes(form.bytes)).map(({ name }) => name)
}

function formsOf(canary: string): Form[] {
  const reversed = Array.from(canary).toReversed().join('')
  const forms: Form[] = [
    { name: 'plain', bytes: Buffer.from(canary) },
    { name: 'backwards', bytes: Buffer.from(reversed) },
    { name: 'UTF-16', bytes: Buffer.from(canary, 'utf16le') },
    { name: 'UTF-16 BE', bytes: Buffer.from(canary, 'utf16le').swap16() },
    { name: 'URL', bytes: Buffer.from(encodeURIComponent(canary)) },
    { name: 'JSON', bytes: Buffer.from(JSON.stringify(canary).slice(1, -1)) },
    { name: 'hexadecimal', bytes: Buffer.from(Buffer.from(canary).toString('hex')) },
    ...[0, 1, 2].flatMap((before) => [
      { name: 'base64', bytes: Buffer.from(insideBase64(canary, before, 'base64')) },
      { name: 'base64url', bytes: Buffer.from(insideBase64(canary, before, 'base64url')) },
    ]),
  ]
  const known = new Map<string, Form>()
  for (const form of forms) {
    const hex = form.bytes.toString('hex')
    if (!known.has(hex)) known.set(hex, form)
  }
  return [...known.values()]
}

/** The characters of base64 that depend on the canary alone, when it begins `before` bytes after a group of three. */
function insideBase64(canary: string, before: number, encoding: 'base64' | 'base64url'): string {
  const bytes = Buffer.concat([Buffer.alloc(before), Buffer.from(canary)])
  const whole = bytes.subarray(0, bytes.length - (bytes.length % 3))
  return whole.toString(encoding).slice(before === 0 ? 0 : 4)
}
