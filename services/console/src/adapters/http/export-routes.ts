import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { App } from '@fundtrace/http-server'
import { writeWorkbook } from '@fundtrace/spreadsheet'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { exportedRows, type ReadPage } from '../../application/export-list.ts'
import { pathUnknown, serviceDown } from '../../domain/console-errors.ts'
import { forwardedAddress, isPublic } from '../../domain/forwarded.ts'
import { SERVICE_NAMES, type ServiceName } from '../../domain/service-names.ts'
import type { ServiceUrls } from './forward-routes.ts'
import { openSession, type SessionParts } from './session-routes.ts'

const PUBLIC = { access: 'public' } as const
const EXPORTS_PER_MINUTE = 60
const PAGE_WITHIN_MS = 60_000
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const text = (maxLength: number) => Type.String({ minLength: 1, maxLength })
const ExportOrder = Type.Object(
  {
    service: Type.Enum([...SERVICE_NAMES]),
    path: Type.String({ pattern: '^/v1/[\\w./~%-]*$', maxLength: 500 }),
    query: Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 500 })),
    list: Type.String({ pattern: '^\\w{1,60}$' }),
    columns: Type.Array(
      Type.Object(
        {
          title: text(60),
          pointer: Type.String({ pattern: '^(?:/[^/]{1,60}){1,6}$' }),
          kind: Type.Enum(['text', 'amount', 'count', 'day']),
          words: Type.Optional(Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: 200 }))),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 60 },
    ),
    name: text(100),
    next: Type.Optional(
      Type.Object(
        { parameter: text(60), from: Type.Optional(Type.String({ pattern: '^(?:/[^/]{1,60}){1,6}$' })) },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false },
)

/** A list of a service as a workbook, as it is filtered, with the token of whoever asks: nobody gets a row that he could not read. */
export function exportRoutes(
  app: App,
  { urls, ...parts }: Pick<SessionParts, 'cookies' | 'keeper'> & Readonly<{ urls: ServiceUrls }>,
): void {
  app.post(
    '/exports',
    { config: { ...PUBLIC, requestsPerMinute: EXPORTS_PER_MINUTE }, schema: { body: ExportOrder } },
    async (request, reply) => {
      const { service, path, query, list, columns, name, next } = request.body
      const address = forwardedAddress(urls[service], path)
      if (address === undefined) throw pathUnknown(path)
      const isOpen = isPublic(service, address)
      if (!isOpen) await openSession(parts, request, reply)
      const tokenNow = async (): Promise<string | undefined> =>
        isOpen ? undefined : (await openSession(parts, request, reply)).token.token
      const read = pageReader({ request, service, address, tokenNow })
      const rows = exportedRows(
        { query, list, columns, next: next ?? { parameter: 'after' }, isPaged: next !== undefined },
        read,
      )
      const headers = columns.map(({ title, kind }) => ({ header: title, kind }))
      // Written to the end before anything is sent: a refusal in the middle is told, and not saved as half a workbook.
      const folder = await mkdtemp(join(tmpdir(), 'fundtrace-export-'))
      try {
        const file = join(folder, 'export.xlsx')
        await writeWorkbook([{ name, columns: headers, rows }], file).catch((error: unknown) => {
          if (error instanceof ServiceRefusal) return error.tell(reply)
          throw error
        })
        if (reply.sent) return reply
        return await sendFile(reply, file, name)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  )
}

/** The file may be taken away meanwhile: who has opened it still reads it. */
async function sendFile(reply: FastifyReply, file: string, name: string): Promise<FastifyReply> {
  const stream = createReadStream(file)
  await new Promise((resolve, reject) => stream.once('open', resolve).once('error', reject))
  return reply
    .type(XLSX)
    .header('cache-control', 'no-store')
    .header(
      'content-disposition',
      `attachment; filename="export.xlsx"; filename*=UTF-8''${encodeURIComponent(`${name}.xlsx`)}`,
    )
    .send(stream)
}

function pageReader({
  request,
  service,
  address,
  tokenNow,
}: Readonly<{
  request: FastifyRequest
  service: ServiceName
  address: URL
  tokenNow: () => Promise<string | undefined>
}>): ReadPage {
  return async (query) => {
    const page = new URL(address)
    page.search = new URLSearchParams(query).toString()
    const token = await tokenNow()
    const response = await fetch(page, {
      headers: {
        accept: 'application/json',
        'x-request-id': request.id,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      redirect: 'error',
      signal: AbortSignal.timeout(PAGE_WITHIN_MS),
    }).catch(() => {
      throw serviceDown(service)
    })
    if (!response.ok) throw new ServiceRefusal(response.status, await response.text())
    return response.json()
  }
}

/** What the service itself said: its words are the ones to show. */
class ServiceRefusal extends Error {
  readonly tell: (reply: FastifyReply) => void

  constructor(status: number, body: string) {
    super(`The service refused a page with ${status}`)
    this.name = 'ServiceRefusal'
    this.tell = (reply) => void reply.code(status).type('application/problem+json').send(Buffer.from(body))
  }
}
