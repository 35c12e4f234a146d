import { type Document, isNode, LineCounter, parseDocument, type Scalar, visit } from 'yaml'
import { fileMalformed } from './cli-problems.ts'
import { type Client, ProblemError } from './client.ts'
import { readInputFile } from './input-file.ts'

/** Sends what the file says; where the service finds it wrong, each fault comes with its line. */
export async function postPolicy<Reply>(
  services: Pick<Client, 'post'>,
  { path, policy, idempotencyKey }: Readonly<{ path: string; policy: PolicyFile; idempotencyKey: string }>,
): Promise<Reply> {
  return services.post<Reply>('allocation', path, policy.content, { idempotencyKey }).catch((error: unknown) => {
    throw withLines(error, policy)
  })
}

/** A programme or a guarantee as its author wrote it, YAML or JSON (which is YAML too). */
export type PolicyFile = Readonly<{
  content: unknown
  /** The line, from 1, on which the value stands that a JSON pointer names, or that of the nearest value around it. */
  lineOf: (pointer: string) => number
}>

export async function readPolicyFile(file: string): Promise<PolicyFile> {
  const text = (await readInputFile(file)).toString('utf8').replace(/^\uFEFF/u, '')
  const lines = new LineCounter()
  // "core" leaves a day such as 2016-01-01 the text that it is, and a second key of the same name is a fault, not the winner.
  const document = parseDocument(text, { lineCounter: lines, schema: 'core', uniqueKeys: true, prettyErrors: false })
  const [fault] = document.errors
  if (fault !== undefined) throw fileMalformed(file, `line ${lines.linePos(fault.pos[0]).line}: ${fault.message}`)
  const lost = lostNumber(document)
  if (lost !== undefined)
    throw fileMalformed(
      file,
      `line ${lines.linePos(lost.range?.[0] ?? 0).line}: ${lost.source?.slice(0, SHOWN_MAX)} is a number beyond what JSON keeps; an amount is text, "3000.00"`,
    )

  return {
    content: document.toJS({ maxAliasCount: 100 }) as unknown,
    lineOf: (pointer) => {
      const path = pointer.split('/').slice(1).map(unescapeToken)
      for (let depth = path.length; depth > 0; depth--) {
        const node = document.getIn(path.slice(0, depth), true)
        if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
      }
      return 1
    },
  }
}

const SHOWN_MAX = 40

/** The first number that would arrive as another one, or as nothing. */
function lostNumber(document: Document): Scalar | undefined {
  let lost: Scalar | undefined
  visit(document, {
    Scalar: (_key, node) => {
      if (typeof node.value !== 'number') return undefined
      const isKept = Number.isSafeInteger(node.value) || (Number.isFinite(node.value) && !Number.isInteger(node.value))
      if (isKept) return undefined
      lost = node
      return visit.BREAK
    },
  })
  return lost
}

/** A step of a JSON pointer; a number is a place in a list. */
const unescapeToken = (token: string): string | number =>
  /^\d+$/u.test(token) ? Number(token) : token.replaceAll('~1', '/').replaceAll('~0', '~')

/** The same refusal with the line of the file beside each fault, so that its author finds it. */
export function withLines(error: unknown, { lineOf }: Pick<PolicyFile, 'lineOf'>): unknown {
  if (!(error instanceof ProblemError)) return error
  const { errors } = error.problem
  if (!Array.isArray(errors)) return error
  const located: unknown[] = errors.map((fault: unknown) => {
    const pointer = pointerOf(fault)
    return pointer === undefined ? fault : { line: lineOf(pointer), ...Object(fault) }
  })
  return new ProblemError(error.status, { ...error.problem, errors: located })
}

/** Where the shape of a request is wrong it is called `pointer`, where its meaning is, `path`. */
function pointerOf(fault: unknown): string | undefined {
  if (typeof fault !== 'object' || fault === null) return undefined
  const place: unknown = 'pointer' in fault ? fault.pointer : 'path' in fault ? fault.path : undefined
  return typeof place === 'string' ? place : undefined
}
