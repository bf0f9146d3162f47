import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: {
    build: {
      target: 'node24',
      // It has a folder `node_modules` of its own inside, which the packager takes for somebody else's and leaves out.
      externalizeDeps: { exclude: ['feedsmith'] },
      rolldownOptions: {
        input: { index: 'src/main/index.ts', cli: 'src/main/cli/index.ts' },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload is one CommonJS file: it can load nothing else.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      minify: true,
      // The content policy takes no `data:`: every font and picture is a file.
      assetsInlineLimit: 0,
      rolldownOptions: { input: { index: 'src/renderer/index.html' } },
    },
  },
})
