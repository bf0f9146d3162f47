import { makeCodec } from './codec.ts'

/** The codec on Node's side of a message. */
export const nodeCodec = makeCodec({
  toText: (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64'),
  toBytes: (text) => new Uint8Array(Buffer.from(text, 'base64')),
})
