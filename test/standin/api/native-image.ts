import { existsSync, readFileSync } from 'node:fs'
import { asElectron } from '../as-electron.ts'
import { refuseTheRest } from '../refuse-the-rest.ts'

function imageOf(png: Buffer): Electron.NativeImage {
  const image: Pick<Electron.NativeImage, 'getSize' | 'isEmpty' | 'toDataURL' | 'toPNG'> = {
    isEmpty: () => png.length === 0,
    toPNG: () => png,
    toDataURL: () => `data:image/png;base64,${png.toString('base64')}`,
    // Width and height stand in the header chunk, which is always the first.
    getSize: () =>
      png.length < 24
        ? { width: 0, height: 0 }
        : { width: png.readUInt32BE(16), height: png.readUInt32BE(20) },
  }
  return asElectron(refuseTheRest(image, 'NativeImage'))
}

/** `nativeImage`, for PNG files. A file that does not exist gives an empty image, as in Electron. */
export const nativeImage: Pick<
  typeof Electron.NativeImage,
  'createEmpty' | 'createFromBuffer' | 'createFromPath'
> = refuseTheRest(
  {
    createEmpty: () => imageOf(Buffer.alloc(0)),
    createFromPath: (path: string) => imageOf(existsSync(path) ? readFileSync(path) : Buffer.alloc(0)),
    createFromBuffer: (buffer: Buffer) => imageOf(buffer),
  },
  'nativeImage',
)
