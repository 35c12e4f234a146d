import { isMap, LineCounter, type Node, parseDocument, stringify } from 'yaml'
import type { paths } from '../api/generated/allocation.d.ts'
import type { Problem } from '../api/problem.ts'
import type { Text } from '../shell/language.tsx'

export type Programme = paths['/v1/programmes/{programme_id}']['get']['responses'][200]['content']['application/json']

/** What is wrong, and in which line of the text, from 1; null where it is missing altogether. */
export type LineFault = Readonly<{ line: number | null; path: string; reason: Text; expected?: string }>

export type ProgrammeText<Document = Programme> = Readonly<{
  /** Absent where the text itself cannot be read. */
  document?: Document
  faults: readonly LineFault[]
  /** The line of a JSON pointer, or of the nearest that holds it. */
  lineOf: (pointer: string) => number | null
}>

const T = {
  nothing: { zh: '这里还没有内容', en: 'There is nothing here yet' },
} as const

/** Below which a document may stand, as in docs/programmes.md and docs/guarantees.md. */
const WRAPPERS = ['programme', 'guarantee', 'milestone']

/** A programme, guarantee or milestone as YAML or JSON; alone, or below its noun. Whether it makes sense the service says. */
export function readProgrammeText<Document extends object = Programme>(text: string): ProgrammeText<Document> {
  const lines = new LineCounter()
  const parsed = parseDocument(text, { lineCounter: lines, version: '1.2', schema: 'core' })
  const faults = parsed.errors.map(({ pos, message }) => ({
    line: lines.linePos(pos[0]).line,
    path: '',
    reason: { zh: `这一行不是可读的 YAML：${firstLine(message)}`, en: `This is no YAML: ${firstLine(message)}` },
  }))
  const { contents } = parsed
  const wrapper = isMap(contents) ? WRAPPERS.find((noun) => isMap(contents.get(noun, true))) : undefined
  const root: readonly string[] = wrapper === undefined ? [] : [wrapper]
  const lineOf = (pointer: string): number | null => {
    for (let path = [...root, ...partsOf(pointer)]; path.length > root.length; path = path.slice(0, -1)) {
      const node = parsed.getIn(path, true) as Partial<Node> | undefined
      const start = node?.range?.[0]
      if (start !== undefined) return lines.linePos(start).line
    }
    return null
  }
  if (faults.length > 0) return { faults, lineOf }
  const read: unknown = parsed.toJS()
  const document: unknown = wrapper === undefined ? read : Reflect.get(read as object, wrapper)
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    return { faults: [{ line: 1, path: '', reason: T.nothing }], lineOf }
  // The service checks it against the schema that this type is made of.
  return { document: document as Document, faults, lineOf }
}

/** In the order in which a document is told; the service keeps its members in an order of its own. */
export function writeProgrammeText(document: object): string {
  const place = (name: string): number => (MEMBERS.includes(name) ? MEMBERS.indexOf(name) : MEMBERS.length)
  const members = Object.entries(document).toSorted(([left], [right]) => place(left) - place(right))
  return stringify(Object.fromEntries(members), { lineWidth: 110, singleQuote: true })
}

const MEMBERS: readonly string[] =
  'id version name document_number document_item quote inferred area_code covers valid_from valid_to timing purposes where base amount bounds yearly_limit draws_on funding notice_days payment rule target'.split(
    ' ',
  )

type CheckFault = Readonly<{ path: string; reason: Text; expected?: unknown }>

/** What `/programmes/check` answered, in the order of the lines. */
export const placeFaults = (
  faults: readonly CheckFault[],
  { lineOf }: Pick<ProgrammeText, 'lineOf'>,
): readonly LineFault[] =>
  faults
    .map(({ path, reason, expected }) => ({
      line: lineOf(path),
      path,
      reason,
      ...(expected !== null && expected !== undefined && { expected: expectedText(expected) }),
    }))
    .toSorted((left, right) => (left.line ?? 0) - (right.line ?? 0))

/** A refusal of the whole request tells the shape that is wrong by pointers too. */
export function placeProblem(problem: Problem, text: Pick<ProgrammeText, 'lineOf'>): readonly LineFault[] {
  const { errors } = problem
  if (!Array.isArray(errors)) return []
  return placeFaults(
    (errors as readonly Readonly<{ pointer?: string; path?: string; reason?: Text; detail?: string }>[]).map(
      (error) => ({
        path: (error.path ?? error.pointer ?? '').replace(/^\/(?:programme|guarantee|milestone)(?=\/|$)/u, ''),
        reason: error.reason ?? { zh: error.detail ?? '', en: error.detail ?? '' },
      }),
    ),
    text,
  )
}

const partsOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))

const expectedText = (expected: unknown): string =>
  Array.isArray(expected)
    ? expected.map(String).join('、')
    : typeof expected === 'string'
      ? expected
      : JSON.stringify(expected)

const firstLine = (message: string): string => message.split('\n')[0]?.replace(/:$/u, '') ?? message
