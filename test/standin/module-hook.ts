import { registerHooks } from 'node:module'

const NAMES = new Set(['electron', 'electron/main', 'electron/common', 'electron/utility'])

/** Makes `electron` mean `file` for `import` and `require` alike, whatever is in node_modules. */
export function resolveElectronTo(file: URL): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      NAMES.has(specifier)
        ? { url: file.href, format: 'module-typescript', shortCircuit: true }
        : next(specifier, context),
  })
}
