import { ownFetch } from '../api/own-fetch.ts'
import { ProblemError, readProblem } from '../api/problem.ts'

/** Takes a file through the session and saves it. Throws ProblemError, so that a refusal is shown and never saved as a file. */
export async function download(path: string, name: string, init?: RequestInit): Promise<void> {
  const answer = await ownFetch(path.startsWith('/') ? location.origin + path : path, init)
  if (!answer.ok) throw new ProblemError(await readProblem(answer))
  const address = URL.createObjectURL(await answer.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = nameSaid(answer.headers.get('content-disposition')) ?? name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

export type ExportColumn = Readonly<{
  title: string
  pointer: string
  kind: 'text' | 'amount' | 'count' | 'day'
  /** What stands in the workbook for a raw value. */
  words?: Readonly<{ [raw: string]: string }>
}>
export type ExportRequest = Readonly<{
  service: string
  path: string
  query: Readonly<Record<string, string>>
  /** The name of the array in the service's answer. */
  list: string
  columns: readonly ExportColumn[]
  name: string
  /** How the service pages: the query parameter of its cursor, and where the cursor stands in the last row. Without it the list is asked for once. */
  next?: Readonly<{ parameter: string; from: string }>
}>

/** A list as it is filtered, as a workbook that the console makes page by page. */
export const downloadList = (request: ExportRequest): Promise<void> =>
  download('/exports', `${request.name}.xlsx`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  })

function nameSaid(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/iu.exec(disposition ?? '')?.[1]
  return encoded === undefined ? undefined : decodeURIComponent(encoded)
}
