import type { Keychain } from '../../src/main/key/keychain.ts'

/** A keychain that ends with the test. */
export function memoryKeychain(key?: string): Keychain {
  let kept = key
  return {
    read: async () => kept,
    async write(next) {
      kept = next
    },
    async remove() {
      kept = undefined
    },
  }
}
