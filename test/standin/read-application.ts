import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'

const Manifest = z.object({
  main: z.string().default('index.js'),
  name: z.string().default('Electron'),
  productName: z.string().optional(),
  version: z.string().default('0.0.0'),
})

/** What there is to start. */
export interface Application {
  readonly folder: string
  readonly main: string
  readonly name: string
  readonly version: string
}

/** Reads an application from a folder with a package.json, or takes `path` as its main script. */
export function readApplication(path: string): Application {
  const manifest = join(path, 'package.json')
  if (!existsSync(manifest)) return { folder: dirname(path), main: path, name: 'Electron', version: '0.0.0' }
  const { main, name, productName, version } = Manifest.parse(JSON.parse(readFileSync(manifest, 'utf8')))
  return { folder: path, main: join(path, main), name: productName ?? name, version }
}
