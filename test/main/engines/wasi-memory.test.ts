import { expect, test } from 'vitest'
import { fliteLocation, loadFlite } from '../../../src/main/engines/draft/flite.ts'
import { createMemoryDisk } from '../../../src/main/engines/draft/memory-disk.ts'
import { createWasiProgram } from '../../../src/main/engines/draft/wasi-memory.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const text = (part: Uint8Array | undefined) => new TextDecoder().decode(part)

/** A program with one page of memory whose `_start` is this body. */
function programOf(...body: number[]): Promise<WebAssembly.Module> {
  const sections = [
    [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    [0x01, 4, 1, 0x60, 0, 0],
    [0x03, 2, 1, 0],
    [0x05, 3, 1, 0, 1],
    [0x07, 19, 2, 6, ...bytes('memory'), 2, 0, 6, ...bytes('_start'), 0, 0],
    [0x0a, 4 + body.length, 1, 2 + body.length, 0, ...body, 0x0b],
  ]
  return WebAssembly.compile(Uint8Array.from(sections.flat()))
}

test('a program that ends is no error', async () => {
  expect(createWasiProgram(await programOf())(['program'], new Map())).toEqual({
    exitCode: 0,
    printed: '',
    files: new Map(),
  })
})

test('a trap is an exception that can be caught, and the next run is a fresh one', async () => {
  const unreachable = createWasiProgram(await programOf(0x00))
  for (let run = 0; run < 2; run++) {
    expect(() => unreachable(['program'], new Map())).toThrow(WebAssembly.RuntimeError)
  }
})

test('a memory that is used again is as it was: a run leaves nothing to the next', async () => {
  // Traps where the fifth byte of its memory is not 0, and sets it.
  const marks = [0x41, 4, 0x2d, 0, 0, 0x04, 0x40, 0x00, 0x0b, 0x41, 4, 0x41, 1, 0x3a, 0, 0]
  const program = createWasiProgram(await programOf(...marks))
  for (let run = 0; run < 2; run++) expect(program(['program'], new Map()).exitCode).toBe(0)

  const flite = await loadFlite(fliteLocation())
  const say = (words: string) => flite.speak({ text: words, base: 'kal16', stretch: 1, pitch: undefined })
  const first = say('The tide comes in twice a day.')
  say('Nobody has ever told it to. '.repeat(20))
  expect(say('The tide comes in twice a day.')).toEqual(first)
})

test('the disk holds copies, reads and writes where the position is, and grows', () => {
  const original = bytes('hello')
  const disk = createMemoryDisk(new Map([['in.txt', original]]))
  const input = disk.open('in.txt', { create: false, truncate: false })!
  expect(text(disk.read(input, 3))).toBe('hel')
  expect(text(disk.read(input, 99))).toBe('lo')
  expect(disk.seek(input, -2, 'end')).toBe(3)
  expect(disk.seek(input, -9, 'position')).toBe(0)
  disk.write(input, bytes('J'))
  expect(text(original)).toBe('hello')

  const output = disk.open('out.bin', { create: true, truncate: true })!
  for (let part = 0; part < 3; part++) disk.write(output, new Uint8Array(50_000).fill(part))
  expect(disk.seek(output, 0, 'end')).toBe(150_000)
  expect(text(disk.files().get('in.txt'))).toBe('Jello')
  expect(disk.files().get('out.bin')?.at(-1)).toBe(2)
})

test('what is not there is not opened, what is closed is not written, and folders are not files', () => {
  const disk = createMemoryDisk(new Map())
  expect(disk.open('/etc/passwd', { create: false, truncate: false })).toBeUndefined()
  const file = disk.open('a', { create: true, truncate: false })!
  expect([disk.close(file), disk.close(file), disk.write(file, bytes('x')), disk.read(file, 1)]).toEqual([
    true,
    false,
    false,
    undefined,
  ])
  expect([disk.write(0, bytes('x')), disk.write(3, bytes('x')), disk.seek(1, 0, 'start')]).toEqual([
    false,
    false,
    undefined,
  ])
  disk.write(1, bytes('printed'))
  disk.write(2, bytes('complained'))
  expect(disk.printed()).toBe('printed')
})

test('Flite speaks at 16 kHz and says which sounds it made and when', async () => {
  const flite = await loadFlite(fliteLocation())
  const { samples, utterances } = flite.speak({
    text: 'Hello there.',
    base: 'slt',
    stretch: 1,
    pitch: undefined,
  })
  expect(utterances.map((phones) => phones.map(({ name }) => name).join(' '))).toEqual([
    'pau hh ax l ow dh eh r pau',
  ])
  expect(samples.length / 16_000).toBeCloseTo(utterances[0]?.at(-1)?.end ?? 0, 1)
  expect(flite.sounds(['see', 'x'])).toEqual([
    ['pau', 's', 'iy', 'pau'],
    ['pau', 'eh', 'k', 's', 'pau'],
  ])
  // The first is two sentences for Flite.
  expect(flite.sounds(['See? Go', 'x'])).toEqual([
    ['pau', 's', 'iy', 'pau', 'pau', 'g', 'ow', 'pau'],
    ['pau', 'eh', 'k', 's', 'pau'],
  ])
})

test('Flite does not drop a last sentence of one word', async () => {
  const flite = await loadFlite(fliteLocation())
  const { utterances } = flite.speak({ text: 'Is it? No.', base: 'rms', stretch: 1, pitch: undefined })
  expect(utterances.at(-1)?.map(({ name }) => name)).toEqual(['pau', 'n', 'ow', 'pau'])
})

test('a voice Flite does not have is an error, not its 8 kHz voice', async () => {
  const flite = await loadFlite(fliteLocation())
  expect(() => flite.speak({ text: 'Hello.', base: 'nobody', stretch: 1, pitch: undefined })).toThrow(
    '8000 Hz',
  )
})
