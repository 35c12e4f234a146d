import { type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { isProbeRoute } from './probe-routes.ts'

/** One line a request, when it is answered: never its body, its query or its headers, nor its path as sent, in which people put account numbers. */
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
      status: reply.statusCode,
      duration_ms: Math.round(reply.elapsedTime),
      ...(err && { err }),
    }
    request.log[isProbeRoute(route) ? 'debug' : 'info'](line, 'request')
  }
}
