import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { edgeProblem, type HttpProblem, toHttpProblem, toProblemDetails } from './problem-details.ts'

const MEDIA_TYPE = 'application/problem+json'

/** Every answer that is not a success leaves through here. To be installed before any route. */
export function installProblemReplies(app: App): void {
  const routes: { method: string | string[]; path: RegExp }[] = []
  app.addHook('onRoute', ({ method, url }) => {
    routes.push({ method, path: pathPattern(url) })
  })
  app.setErrorHandler(replyWithProblem)
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? ''
    const allowed = routes.filter((route) => route.path.test(path)).flatMap((route) => route.method)
    // A route that found no file behind its path ends up here too.
    if (allowed.length === 0 || allowed.includes(request.method))
      return sendProblem(unknownRoute(request.method, path), request, reply)
    reply.header('allow', allowed.join(', '))
    return sendProblem(methodNotAllowed(request.method, path, allowed), request, reply)
  })
}

export function replyWithProblem(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toHttpProblem(error)
  if (problem.isOurFault) {
    const line = { err: error, method: request.method, route: request.routeOptions.url }
    request.log[problem.status === 500 ? 'error' : 'warn'](line, 'request failed')
  }
  return sendProblem(problem, request, reply)
}

/** For bytes that never became a request. There is no reply object yet, so this writes to the socket. */
export function answerClientError(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return
  const problem = CLIENT_ERRORS[error.code ?? ''] ?? NOT_HTTP
  const body = JSON.stringify(toProblemDetails(problem, 'none'))
  if (socket.writable) {
    socket.write(
      `HTTP/1.1 ${problem.status} ${problem.title.en}\r\nConnection: close\r\nContent-Type: ${MEDIA_TYPE}\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
  }
  socket.destroySoon()
}

function sendProblem(problem: HttpProblem, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (problem.status === 401) reply.header('www-authenticate', challenge(problem.code))
  if (problem.status === 503) reply.header('retry-after', '1')
  // Bytes, so that no response schema of the route can drop a member, nor Fastify add a charset, which this type has not.
  return reply
    .code(problem.status)
    .header('x-request-id', request.id)
    .header('content-type', MEDIA_TYPE)
    .send(Buffer.from(JSON.stringify(toProblemDetails(problem, request.id))))
}

/** RFC 6750: the error is told only to those who sent a token. */
const challenge = (code: string): string =>
  `Bearer realm="fundtrace"${code === 'ACCESS_TOKEN_MISSING' ? '' : ', error="invalid_token"'}`

/** '/plans/:id/shares' as what it matches. Looser than the router: it only decides between 404 and 405. */
function pathPattern(route: string): RegExp {
  const segments = route.split('/').map((segment) => {
    if (segment === '*') return '.*'
    return segment.includes(':') ? '[^/]+' : segment.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${segments.join('/')}$`)
}

const unknownRoute = (method: string, path: string): HttpProblem =>
  edgeProblem(
    404,
    'ROUTE_UNKNOWN',
    { zh: '没有这个地址', en: 'There is no such route' },
    `There is nothing at ${method} ${path.slice(0, 200)}`,
  )

const methodNotAllowed = (method: string, path: string, allowed: readonly string[]): HttpProblem =>
  edgeProblem(
    405,
    'METHOD_NOT_ALLOWED',
    { zh: '不支持该请求方法', en: 'The method is not allowed here' },
    `${path.slice(0, 200)} takes ${allowed.join(', ')}, not ${method}`,
    { method, allowed: [...allowed] },
  )

const NOT_HTTP = edgeProblem(
  400,
  'REQUEST_MALFORMED',
  { zh: '请求格式错误', en: 'The request is malformed' },
  'The bytes received are not an HTTP request',
)
const CLIENT_ERRORS: Readonly<Record<string, HttpProblem>> = {
  ERR_HTTP_REQUEST_TIMEOUT: edgeProblem(
    408,
    'REQUEST_TIMEOUT',
    { zh: '请求超时', en: 'The request took too long to arrive' },
    'The whole request has to arrive within a minute',
  ),
  HPE_HEADER_OVERFLOW: edgeProblem(
    431,
    'HEADERS_TOO_LARGE',
    { zh: '请求头过大', en: 'The headers are too large' },
    'Headers may hold 16 KiB together',
  ),
}
