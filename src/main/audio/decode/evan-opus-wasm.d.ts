/** libopus as wasm: a file from elsewhere is never decoded by native code. */
declare module '@evan/opus/wasm/index.mjs' {
  export { Decoder, Encoder } from '@evan/opus'
}
