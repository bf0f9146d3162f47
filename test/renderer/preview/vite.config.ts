import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  worker: { format: 'es' },
  build: {
    assetsInlineLimit: 0,
    outDir: process.env['PREVIEW_OUT'] ?? '../../../out/preview-page',
    emptyOutDir: true,
  },
})
