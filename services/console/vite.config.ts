import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The pages as files: `web` is what is written, `dist` what is served. Nothing is inlined, so that no page needs an inline script. */
export default defineConfig({
  root: new URL('web', import.meta.url).pathname,
  plugins: [react()],
  build: {
    outDir: new URL('dist', import.meta.url).pathname,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_000,
    reportCompressedSize: false,
  },
})
