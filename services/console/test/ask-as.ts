import type { Page } from 'playwright-core'

/** Asks a service as the officer who signed in on the page, for what a test needs and no click of it is about. */
export const postAs = <Reply = unknown>(page: Page, service: string, path: string, body?: object): Promise<Reply> =>
  page.evaluate(
    async ({ to, content }) => {
      const answer = await fetch(to, {
        method: 'POST',
        headers: {
          'x-fundtrace-console': '1',
          'idempotency-key': crypto.randomUUID(),
          ...(content !== undefined && { 'content-type': 'application/json' }),
        },
        ...(content !== undefined && { body: content }),
      })
      const reply = await answer.text()
      if (!answer.ok) throw new Error(`${to} ${answer.status} ${reply}`)
      return (reply === '' ? undefined : JSON.parse(reply)) as never
    },
    { to: `/api/${service}/v1/${path}`, content: body === undefined ? undefined : JSON.stringify(body) },
  ) as Promise<Reply>

export const getAs = <Reply>(page: Page, service: string, path: string): Promise<Reply> =>
  page.evaluate(async (to) => {
    const answer = await fetch(to)
    if (!answer.ok) throw new Error(`${to} ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as never
  }, `/api/${service}/v1/${path}`) as Promise<Reply>

/** A file that is let go over the place for it, as a mouse does: not through the input beside. */
export async function dropFile(page: Page, name: string, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ fileName, content }) => {
      const dragged = new DataTransfer()
      dragged.items.add(new File([Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))], fileName))
      return dragged
    },
    { fileName: name, content: bytes.toString('base64') },
  )
  const place = page.locator('.file-drop').filter({ visible: true }).first()
  await place.dispatchEvent('dragover', { dataTransfer: transfer })
  await place.dispatchEvent('drop', { dataTransfer: transfer })
}
