import { defineConfig } from 'electron-vite'

export default defineConfig({
  main: {
    build: {
      target: 'node24',
      rolldownOptions: {
        input: { cli: 'src/main/cli/index.ts' },
        output: { format: 'es', entryFileNames: '[name].js' },
      },
    },
  },
})
