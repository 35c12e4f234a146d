import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

export type ReceivedSpan = Readonly<{
  service: string
  traceId: string
  spanId: string
  parentSpanId: string | undefined
  name: string
  attributes: ReadonlyMap<string, unknown>
  links: readonly Readonly<{ traceId: string; spanId: string }>[]
}>

/** A collector on loopback: what OTLP exporters send over HTTP as JSON. */
export type TraceReceiver = Readonly<{ url: string; spans: () => readonly ReceivedSpan[]; close: () => Promise<void> }>

export async function startTraceReceiver(): Promise<TraceReceiver> {
  const spans: ReceivedSpan[] = []
  const server = createServer(async (request, response) => {
    if (request.url !== '/v1/traces') return response.writeHead(404).end()
    spans.push(...spansOf((await json(request)) as OtlpRequest))
    return response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: () => spans,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

type OtlpAttribute = { key: string; value: Record<string, unknown> }
type OtlpSpan = {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  attributes?: OtlpAttribute[]
  links?: { traceId: string; spanId: string }[]
}
type OtlpRequest = {
  resourceSpans: { resource: { attributes: OtlpAttribute[] }; scopeSpans: { spans: OtlpSpan[] }[] }[]
}

const spansOf = ({ resourceSpans }: OtlpRequest): ReceivedSpan[] =>
  resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans
      .flatMap(({ spans }) => spans)
      .map(({ attributes = [], links = [], parentSpanId, ...span }) => ({
        ...span,
        parentSpanId: parentSpanId || undefined,
        service: String(valuesOf(resource.attributes).get('service.name')),
        attributes: valuesOf(attributes),
        links,
      })),
  )

/** Each value stands under the name of its type: `{ stringValue: 'ledger' }`. */
const valuesOf = (attributes: readonly OtlpAttribute[]): ReadonlyMap<string, unknown> =>
  new Map(attributes.map(({ key, value }) => [key, Object.values(value)[0]]))
