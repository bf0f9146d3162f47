import { array, assert, asyncProperty, integer, jsonValue, record } from 'fast-check'
import { expect, test } from 'vitest'
import { createAnswerReader } from '../../../../src/main/engines/gemini/answer-reader.ts'

/** An answer whose bytes arrive in pieces of so many, others having their turn before each. */
function inPieces(bytes: Uint8Array, size: number): Response {
  let at = 0
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.slice(at, at + size))
      else controller.close()
      at += size
    },
  })
  return new Response(body)
}

const encode = (text: string) => new TextEncoder().encode(text)

test('property: answers that arrive at the same time are read as each would be alone', async () => {
  const answer = record({ value: jsonValue(), size: integer({ min: 1, max: 40 }) })
  await assert(
    asyncProperty(array(answer, { minLength: 1, maxLength: 5 }), async (answers) => {
      const read = createAnswerReader()
      const texts = answers.map(({ value }) => JSON.stringify(value))
      const values = await Promise.all(
        answers.map(({ size }, index) => read(inPieces(encode(texts[index] ?? ''), size))),
      )
      expect(values).toEqual(texts.map((text): unknown => JSON.parse(text)))
    }),
  )
})

test('a short answer holds nothing of the long one before it, and one beyond all memory that is kept is read', async () => {
  const read = createAnswerReader()
  const long = 'ü'.repeat(5_000_000)
  expect(await read(inPieces(encode(`"${long}"`), 65_536))).toBe(long)
  expect(await read(inPieces(encode(`"${long.slice(1_000_000)}"`), 65_536))).toBe(long.slice(1_000_000))
  expect(await read(inPieces(encode('{"a":1}'), 3))).toEqual({ a: 1 })
})

test('exploit: what is no JSON, cut short or without a body is refused as Response.json refuses it', async () => {
  const read = createAnswerReader()
  await read(inPieces(encode('{"whole":"answer"}'), 100))
  for (const text of ['{"whole":"ans', '', '<html>'])
    await expect(read(inPieces(encode(text), 5))).rejects.toThrow(SyntaxError)
  await expect(read(new Response(null))).rejects.toThrow(SyntaxError)
})

test('a connection that breaks off in the middle is told as it broke', async () => {
  const broken = new TypeError('terminated')
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encode('{"a":'))
    },
    pull(controller) {
      controller.error(broken)
    },
  })
  await expect(createAnswerReader()(new Response(body))).rejects.toBe(broken)
})
