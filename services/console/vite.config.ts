import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { bundleBudget } from './bundle-budget.ts'

const compress = promisify(brotliCompress)

/** Where a console answers, for `vite` while pages are written: it serves the pages, the console everything else, with its session. */
const CONSOLE = process.env['CONSOLE_URL'] ?? 'http://127.0.0.1:4106'

/** The pages as files: `web` is what is written, `dist` what is served. Nothing is inlined, so that no page needs an inline script. */
export default defineConfig({
  root: new URL('web', import.meta.url).pathname,
  plugins: [react(), precompressed(), bundleBudget()],
  resolve: { alias: { 'node:assert/strict': new URL('web/parts/assert.ts', import.meta.url).pathname } },
  build: {
    outDir: new URL('dist', import.meta.url).pathname,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_000,
    reportCompressedSize: false,
  },
  server: {
    host: '127.0.0.1',
    strictPort: true,
    proxy: Object.fromEntries(
      // With what follows: the pages' own files lie in /api/ and /session.ts too.
      ['^/api/[a-z]+/v1/', '^/session(?:/|$)', '^/sign-in(?:[/?]|$)', '^/sign-out$', '^/exports$'].map((path) => [
        path,
        // As if the page were the console's own: it takes nothing that another origin changes.
        { target: CONSOLE, changeOrigin: true, headers: { origin: CONSOLE } },
      ]),
    ),
  },
})

/** Every file that is worth it also as the server sends it, so that nothing is compressed while somebody waits. */
function precompressed(): Plugin {
  return {
    name: 'precompressed',
    apply: 'build',
    async writeBundle({ dir }) {
      if (dir === undefined) return
      const names = await readdir(dir, { recursive: true })
      await Promise.all(
        names
          .filter((name) => /\.(?:js|css|svg|json)$/.test(name))
          .map(async (name) => {
            const content = await readFile(join(dir, name))
            const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length }
            await writeFile(join(dir, `${name}.br`), await compress(content, { params }))
          }),
      )
    },
  }
}
