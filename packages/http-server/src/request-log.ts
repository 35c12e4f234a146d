import { type FastifyReply, type FastifyRequest, LogController } from 'fastify'

/** One line a request, when it is answered: never its body, its query or its headers. */
export class RequestLog extends LogController {
  constructor() {
    super({ requestIdLogLabel: 'request_id' })
  }

  override incomingRequest(): void {}

  override requestCompleted(err: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    const route = request.routeOptions.url ?? 'unknown'
    const line = {
      method: request.method,
      route,
      path: request.url.split('?', 1)[0],
      status: reply.statusCode,
      duration_ms: Math.round(reply.elapsedTime),
      ...(err && { err }),
    }
    // Orchestrators ask every few seconds.
    const isProbe = route.startsWith('/health/') || route === '/metrics'
    request.log[isProbe ? 'debug' : 'info'](line, 'request')
  }
}
