import { isDeepStrictEqual } from 'node:util'
import { type RecordShape, type Shape, takesText, type TextShape, type Undecided } from './shape.ts'

/** Where, and why, a reader may refuse what a sender may send. */
export type Refusal = Readonly<{ path: string; reason: string }>

/**
 * Every place where the reader may refuse what the sender may send; none proves that the reader accepts all of it. What cannot be
 * proved is a refusal: two patterns, two formats, a keyword that our contracts never used.
 *
 * A sender sends no members but those it declares, even where its schema leaves the record open: TypeScript closes our senders, and the
 * outbox writes the envelope member by member. So a new optional member of an open record harms no reader of old messages.
 */
export function findRefusals(sent: Shape, read: Shape, path = ''): Refusal[] {
  const refuse = (reason: string): Refusal[] => [{ path: path || '/', reason }]
  const range = (what: string, [sentMin, sentMax]: Range, [readMin, readMax]: Range): Refusal[] => [
    ...(sentMin < readMin ? refuse(`${what} may be ${amount(sentMin)}, the reader takes no less than ${readMin}`) : []),
    ...(sentMax > readMax ? refuse(`${what} may be ${amount(sentMax)}, the reader takes no more than ${readMax}`) : []),
  ]

  if (read.is === 'anything') return []
  if (sent.is === 'undecided' || read.is === 'undecided') {
    const { why } = sent.is === 'undecided' ? sent : (read as Undecided)
    return isDeepStrictEqual(sent, read) ? [] : refuse(`cannot be proved compatible: ${why}`)
  }
  if (sent.is === 'union') return sent.branches.flatMap((branch) => findRefusals(branch, read, path))
  if (read.is === 'union') return refusalsOfUnion(sent, read.branches, path)
  if (sent.is === 'constant' && read.is === 'text')
    return takesText(read, sent.value) ? [] : refuse(`may be '${sent.value}', which the reader is not proved to take`)
  if (sent.is === 'constant' && read.is === 'constant')
    return sent.value === read.value ? [] : refuse(`may be '${sent.value}', the reader takes only '${read.value}'`)
  if (sent.is === 'text' && read.is === 'text')
    return [
      ...range('the length', [sent.minLength, sent.maxLength], [read.minLength, read.maxLength]),
      ...unprovenRules(sent, read).flatMap(refuse),
    ]
  if (sent.is === 'integer' && read.is === 'integer')
    return range('the number', [sent.minimum, sent.maximum], [read.minimum, read.maximum])
  if (sent.is === 'list' && read.is === 'list')
    return [
      ...range('the count of items', [sent.minItems, sent.maxItems], [read.minItems, read.maxItems]),
      ...findRefusals(sent.items, read.items, `${path}/*`),
    ]
  if (sent.is === 'record' && read.is === 'record') return refusalsOfRecord(sent, read, path)
  if (sent.is === 'map' && read.is === 'map')
    return sent.keys === read.keys
      ? findRefusals(sent.values, read.values, `${path}/*`)
      : refuse(`cannot be proved compatible: keys like ${sent.keys}, the reader takes keys like ${read.keys}`)
  return sent.is === read.is ? [] : refuse(`may be ${nameOf(sent)}, the reader takes ${nameOf(read)}`)
}

type Range = readonly [number, number]

const amount = (value: number): string => (Number.isFinite(value) ? `${value}` : 'without limit')

/** One pattern or format is only proved to be within another where the two are the same. */
const unprovenRules = (sent: TextShape, read: TextShape): string[] =>
  (['pattern', 'format'] as const)
    .filter((rule) => read[rule] !== undefined && read[rule] !== sent[rule])
    .map((rule) => `cannot be proved compatible: ${rule} ${sent[rule] ?? 'none'}, the reader asks for ${read[rule]}`)

function refusalsOfRecord(sent: RecordShape, read: RecordShape, path: string): Refusal[] {
  const known = [...read.members].flatMap(([name, wanted]): Refusal[] => {
    const at = `${path}/${name}`
    const given = sent.members.get(name)
    if (given === undefined)
      return wanted.isRequired ? [{ path: at, reason: 'is not sent, the reader requires it' }] : []
    const missing = wanted.isRequired && !given.isRequired
    return [
      ...(missing ? [{ path: at, reason: 'may be left out, the reader requires it' }] : []),
      ...findRefusals(given.shape, wanted.shape, at),
    ]
  })
  const unknown = read.isClosed ? [...sent.members.keys()].filter((name) => !read.members.has(name)) : []
  return [
    ...known,
    ...unknown.map((name) => ({ path: `${path}/${name}`, reason: 'may be sent, the reader refuses unknown members' })),
  ]
}

/** Accepted by one branch is accepted. To say why by none, the branch with the same constant is the one that was meant. */
function refusalsOfUnion(sent: Shape, branches: readonly Shape[], path: string): Refusal[] {
  const attempts = branches.map((branch) => ({ branch, refusals: findRefusals(sent, branch, path) }))
  if (attempts.some(({ refusals }) => refusals.length === 0)) return []
  const meant = attempts.find(({ branch }) => nameOf(branch) === nameOf(sent))
  return (
    meant?.refusals ?? [{ path: path || '/', reason: `may be ${nameOf(sent)}, the reader knows no such alternative` }]
  )
}

/** A record is told from the others of its union by its constants: `kind` of a request. */
function nameOf(shape: Shape): string {
  if (shape.is === 'constant') return `'${shape.value}'`
  if (shape.is !== 'record') return shape.is
  const constants = [...shape.members].flatMap(([name, member]) =>
    member.shape.is === 'constant' ? [`${name} '${member.shape.value}'`] : [],
  )
  return ['record', ...constants].join(' of ')
}
