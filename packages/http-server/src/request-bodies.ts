import type { Readable } from 'node:stream'
import type { FastifyRequest, FastifySchema } from 'fastify'
import { type TUnsafe, Type } from 'typebox'
import type { App } from './app.ts'
import { EdgeError, edgeProblem } from './problem-details.ts'

const FILE_TYPES = ['text/csv', 'application/octet-stream'] as const
export type FileType = (typeof FILE_TYPES)[number]

/** The body schema of a route that takes a file: the handler gets its bytes as they came. */
export const fileBody = (mediaType: FileType, description: string): TUnsafe<Buffer> =>
  Type.Unsafe<Buffer>({ content: { [mediaType]: { schema: { type: 'string', format: 'binary', description } } } })

const STREAMED_TYPES = [...FILE_TYPES, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] as const

/** What stands for a streamed file once it has been read: the same for the same file, so that a key can be compared with it. */
export type ReadFile = Readonly<{ sha256: string; bytes: number }>

/**
 * The body schema of a route that takes a file too large to hold: a stream, until a preHandler has read it (and bounded it) and put the
 * file's hash in its place. The route stands in a scope of `installStreamedBodies`.
 */
export const streamedFileBody = (description: string): TUnsafe<Readable | ReadFile> =>
  Type.Unsafe<Readable | ReadFile>({
    content: Object.fromEntries(
      STREAMED_TYPES.map((mediaType) => [mediaType, { schema: { type: 'string', format: 'binary', description } }]),
    ),
  })

/** In this scope a file is handed on as it comes. */
export function installStreamedBodies(scope: App): void {
  scope.removeContentTypeParser([...FILE_TYPES])
  scope.addContentTypeParser([...STREAMED_TYPES], (_request, body, done) => done(null, body))
}

/** JSON for every route, files for those that say so; anything else is refused before it is read. */
export function installRequestBodies(app: App): void {
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser([...FILE_TYPES], { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  app.addHook('preParsing', async (request) => {
    const taken = mediaTypesOf(request.routeOptions.schema)
    if (taken === undefined || isOneOf(taken, request)) return
    throw untakenMediaType(request.mediaType, taken)
  })
}

/** Fastify itself would let a body pass unchecked when its type is not among those of the schema. */
const untakenMediaType = (sent: string | undefined, taken: readonly string[]): EdgeError =>
  new EdgeError(
    edgeProblem(
      415,
      'MEDIA_TYPE_UNSUPPORTED',
      { zh: '不支持的内容类型', en: 'The content type is not supported' },
      `This route takes ${taken.join(' or ')}, not ${sent?.slice(0, 100) ?? 'a body without content-type'}`,
      { taken: [...taken] },
    ),
  )

function mediaTypesOf(schema: FastifySchema | undefined): string[] | undefined {
  const body = schema?.body
  if (typeof body !== 'object' || body === null) return undefined
  if ('content' in body && typeof body.content === 'object' && body.content !== null) return Object.keys(body.content)
  return ['application/json']
}

function isOneOf(taken: readonly string[], request: FastifyRequest): boolean {
  // A JSON route without any body gets to validation, which says what is missing.
  if (request.mediaType === undefined) return taken.includes('application/json')
  return taken.includes(request.mediaType)
}
