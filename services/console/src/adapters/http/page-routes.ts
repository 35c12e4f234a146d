import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import staticFiles from '@fastify/static'
import type { App } from '@fundtrace/http-server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { newPagePolicy } from './console-guards.ts'

const PUBLIC = { access: 'public' } as const
const YEAR_MS = 31_536_000_000
const HOUR_MS = 3_600_000
/** Where index.html says which styles are ours. */
const NONCE = '__CSP_NONCE__'
const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/** The built pages: files under names that change with their content, and the one page that every address of the console is. */
export async function pageRoutes(app: App, { folder, consoleUrl }: Readonly<{ folder: string; consoleUrl: URL }>) {
  await app.register(staticFiles, { root: folder, serve: false, preCompressed: true, index: false, dotfiles: 'deny' })

  app.get('/assets/*', { config: PUBLIC }, async (request, reply) => {
    const path = pathOf(request)
    return isFileName(path) ? reply.sendFile(path, { maxAge: YEAR_MS, immutable: true }) : reply.callNotFound()
  })

  app.get('/*', { config: PUBLIC }, async (request, reply) => {
    const path = pathOf(request)
    if (isFileName(path)) return reply.sendFile(path, { maxAge: HOUR_MS })
    if (isNoPage(path)) return reply.callNotFound()
    if (isOtherLoopback(request, consoleUrl)) return reply.redirect(new URL(request.url, consoleUrl).href, 307)
    return sendPage(reply, folder)
  })
}

/** Read each time: it is small, and pages that were built anew are there at once. */
export const readPage = (folder: string): Promise<string> => readFile(join(folder, 'index.html'), 'utf8')

async function sendPage(reply: FastifyReply, folder: string): Promise<FastifyReply> {
  const { nonce, policy } = newPagePolicy()
  const page = await readPage(folder)
  return reply
    .header('content-security-policy', policy)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(page.replaceAll(NONCE, nonce))
}

const pathOf = ({ url }: FastifyRequest): string => (url.split('?', 1)[0] ?? '').replace(/^\/+/, '')

/** As our build names files: nothing encoded, and no way up. */
const isFileName = (path: string): boolean => /^(?:[\w-]+\/)*[\w-]+(?:\.[\w-]+)+$/.test(path)

/** A program that asks for what is not there should not be given a page. */
const isNoPage = (path: string): boolean => /^(?:api|health|exports|session|sign-out|assets)(?:\/|$)|\.|%2e/i.test(path)

/** "localhost" and "127.0.0.1" are two sites to a browser, and one to the person in front of it. */
function isOtherLoopback({ headers }: FastifyRequest, consoleUrl: URL): boolean {
  const { host } = headers
  if (host === undefined || host === consoleUrl.host || !LOOPBACK.includes(consoleUrl.hostname)) return false
  return LOOPBACK.some((name) => host === `${name}:${consoleUrl.port}`)
}
