import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type Received = Readonly<{
  headers: IncomingHttpHeaders
  text: string
  body: Readonly<{ id: string; type: string; data: Readonly<Record<string, unknown>> }>
}>
/** A real HTTP server that takes what webhooks tell; `next` makes it answer the next one in another way than 204. */
export type WebhookReceiver = Readonly<{
  url: string
  received: Received[]
  next: (...answers: readonly ((response: ServerResponse) => void)[]) => void
  close: () => Promise<void>
}>

export const answering =
  (status: number, headers: Readonly<Record<string, string>> = {}) =>
  (response: ServerResponse): void =>
    void response.writeHead(status, headers).end()
export const hanging = (): void => undefined

export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const received: Received[] = []
  const planned: ((response: ServerResponse) => void)[] = []
  const server = createServer(async (request, response) => {
    const sent = await text(request)
    received.push({ headers: request.headers, text: sent, body: JSON.parse(sent) as Received['body'] })
    ;(planned.shift() ?? answering(204))(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/told`,
    received,
    next: (...answers) => void planned.push(...answers),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
