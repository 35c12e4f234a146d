import { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'
import { definitionsRefused, fileDamaged, fileInflated } from './sheet-problems.ts'
import type { WorkbookParts } from './workbook-parts.ts'

/** Names come without their prefix: some programs write `x:row`. */
export type XmlHandlers = Readonly<{
  open?: (name: string, attributes: XmlAttributes) => void
  close?: (name: string) => void
  text?: (text: string) => void
}>

export type XmlAttributes = Readonly<Record<string, string>>

export async function readXml(parts: WorkbookParts, part: string, handlers: XmlHandlers): Promise<void> {
  const steps = stepThroughXml(parts, part, handlers)
  while ((await steps.next()).done !== true);
}

/**
 * Calls the handlers and pauses after each chunk, so that what they have gathered can be taken away. Document types and
 * entities are refused, and so is what a parser would have to gather without end: a text, tag or comment of more than
 * 1 MiB, elements nested deeper than 64.
 */
export async function* stepThroughXml(
  parts: WorkbookParts,
  part: string,
  { open, close, text }: XmlHandlers,
): AsyncGenerator<void> {
  const parser = new SaxesParser<typeof PARSING>(PARSING)
  let quietLength = 0
  let depth = 0

  parser.on('doctype', () => {
    throw definitionsRefused(part)
  })
  // Its message quotes the text.
  parser.on('error', () => {
    throw fileDamaged(part, 'is not well-formed XML')
  })
  parser.on('opentag', ({ name, attributes }) => {
    quietLength = 0
    depth += 1
    if (depth > DEPTH_MAX) throw fileInflated(part, `nests elements deeper than ${DEPTH_MAX}`)
    open?.(localName(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    quietLength = 0
    depth -= 1
    close?.(localName(name))
  })
  if (text !== undefined) {
    parser.on('text', text)
    parser.on('cdata', text)
  }

  for await (const chunk of decodeUtf8(parts.read(part), part)) {
    quietLength += chunk.length
    parser.write(chunk)
    if (quietLength > QUIET_LENGTH_MAX) throw fileInflated(part, 'holds a text without end')
    yield
  }
  parser.close()
  yield
}

const PARSING = { xmlns: false, position: false } as const
const DEPTH_MAX = 64
const QUIET_LENGTH_MAX = 1024 * 1024

export const localName = (name: string): string => {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

/** An attribute that has a prefix, whichever it is. */
export const attribute = (attributes: XmlAttributes, name: string): string | undefined =>
  Object.entries(attributes).find(([key]) => key.includes(':') && localName(key) === name)?.[1]

async function* decodeUtf8(chunks: AsyncIterable<Uint8Array>, part: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const decode = (chunk?: Uint8Array) => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true })
    } catch (error) {
      if (error instanceof TypeError) throw fileDamaged(part, 'is not UTF-8')
      throw error
    }
  }
  for await (const chunk of chunks) yield decode(chunk)
  yield decode()
}
