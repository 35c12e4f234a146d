import { TextDecoder } from 'node:util'
import { SaxesParser } from 'saxes'
import type { FileSource } from './file-source.ts'
import { definitionsRefused, xmlExcessive } from './read-problems.ts'

/** An element with all that is in it. Names come without their prefix; of the attributes only the currency is kept. */
export type XmlNode = Readonly<{
  name: string
  line: number
  currency: string | null
  text: string
  children: readonly XmlNode[]
}>

/**
 * A container is told of when it opens and when it closes, any other element within one when it is whole. `broken` is the last step of a
 * file that ends early (`cut`) or stops being XML: everything before it was read.
 */
export type XmlStep =
  | Readonly<{ at: 'open' | 'close'; name: string; line: number }>
  | Readonly<{ at: 'whole'; within: string; node: XmlNode }>
  | Readonly<{ at: 'broken'; line: number; isCut: boolean }>

/**
 * Steps through XML in memory that does not grow with the file.
 *
 * @throws DomainError BANK_FILE_DEFINITIONS_REFUSED for a document type and so for every entity of one's own; BANK_FILE_XML_EXCESSIVE for elements nested
 *   deeper than 64, a text or tag of more than 1 MiB, an element of more than 10,000 others or 4 MiB.
 */
export async function* xmlSteps(file: FileSource, containers: ReadonlySet<string>): AsyncGenerator<XmlStep> {
  const steps: XmlStep[] = []
  const parser = stepParser(steps, containers)
  const decoder = new TextDecoder(await declaredEncoding(file), { fatal: true })
  let heldLine = 1
  try {
    for await (const bytes of file.read(0, file.size)) {
      parser.write(decode(decoder, bytes))
      heldLine = parser.line()
      yield* steps.splice(0)
    }
    parser.write(decode(decoder))
    parser.end()
    yield* steps.splice(0)
  } catch (error) {
    yield* steps.splice(0)
    if (!(error instanceof NotXml)) throw error
    yield { at: 'broken', line: Math.max(heldLine, parser.line()), isCut: error.isCut }
  }
}

class NotXml extends Error {
  readonly isCut: boolean
  constructor(isCut: boolean) {
    super('not well-formed')
    this.isCut = isCut
  }
}

type Growing = { name: string; line: number; currency: string | null; text: string; children: Growing[] }

function stepParser(steps: XmlStep[], containers: ReadonlySet<string>) {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const open: (Growing | string)[] = []
  let quietLength = 0
  let nodes = 0
  let textLength = 0
  let isEnding = false

  parser.on('doctype', () => {
    throw definitionsRefused(parser.line)
  })
  // Its message quotes the text.
  parser.on('error', () => {
    throw new NotXml(isEnding)
  })
  parser.on('opentag', ({ name: written, attributes }) => {
    quietLength = 0
    if (open.length >= DEPTH_MAX) throw xmlExcessive(parser.line, `nests elements deeper than ${DEPTH_MAX}`)
    const name = localName(written)
    const parent = open.at(-1)
    if (typeof parent !== 'object' && containers.has(name)) {
      nodes = 0
      open.push(name)
      steps.push({ at: 'open', name, line: parser.line })
      return
    }
    nodes = typeof parent === 'object' ? nodes + 1 : 0
    if (nodes === 0) textLength = 0
    if (nodes > NODES_MAX) throw xmlExcessive(parser.line, `has an element of more than ${NODES_MAX} others`)
    const node: Growing = { name, line: parser.line, currency: attributes['Ccy'] ?? null, text: '', children: [] }
    if (typeof parent === 'object') parent.children.push(node)
    open.push(node)
  })
  parser.on('closetag', () => {
    quietLength = 0
    const closed = open.pop()
    const parent = open.at(-1)
    if (typeof closed === 'string') steps.push({ at: 'close', name: closed, line: parser.line })
    else if (closed !== undefined && typeof parent !== 'object')
      steps.push({ at: 'whole', within: parent ?? '', node: trimmed(closed) })
  })
  const addText = (text: string) => {
    const node = open.at(-1)
    if (typeof node !== 'object') return
    textLength += text.length
    if (textLength > TEXT_LENGTH_MAX) throw xmlExcessive(parser.line, 'has an element of more than 4 MiB of text')
    node.text += text
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  return {
    write: (text: string) => {
      quietLength += text.length
      parser.write(text)
      if (quietLength > QUIET_LENGTH_MAX) throw xmlExcessive(parser.line, 'holds a text without end')
    },
    end: () => {
      isEnding = true
      if (open.length > 0) throw new NotXml(true)
      parser.close()
    },
    line: () => parser.line,
  }
}

const DEPTH_MAX = 64
const NODES_MAX = 10_000
const QUIET_LENGTH_MAX = 1024 * 1024
const TEXT_LENGTH_MAX = 4 * 1024 * 1024

const trimmed = (node: Growing): XmlNode => {
  node.text = node.text.trim()
  node.children.forEach(trimmed)
  return node
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** What the XML declaration says, as far as Chinese banks say it. */
async function declaredEncoding(file: FileSource): Promise<'utf-8' | 'gb18030'> {
  for await (const bytes of file.read(0, Math.min(200, file.size)))
    return /^[^>]*encoding=["'](?:gbk|gb2312|gb18030)["']/i.test(Buffer.from(bytes).toString('latin1'))
      ? 'gb18030'
      : 'utf-8'
  return 'utf-8'
}

/** A character cut in two at the very end is a file that was cut. */
function decode(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true })
  } catch (error) {
    if (error instanceof TypeError) throw new NotXml(bytes === undefined)
    throw error
  }
}

/** The element down this way, the first of each name. */
export function descend(node: XmlNode | undefined, ...way: readonly string[]): XmlNode | undefined {
  return way.reduce<XmlNode | undefined>((at, name) => at?.children.find((child) => child.name === name), node)
}

/** The number of an account, as IBAN or the bank's own; '' where there is none. */
export const accountIn = (node: XmlNode | undefined): string =>
  textAt(node, 'Id', 'Othr', 'Id') ?? textAt(node, 'Id', 'IBAN') ?? ''

/** Its text, null where it is not there or empty. */
export const textAt = (node: XmlNode | undefined, ...way: readonly string[]): string | null =>
  descend(node, ...way)?.text || null
