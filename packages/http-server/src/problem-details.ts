import { isPassing } from '@fundtrace/database'
import { type BilingualTitle, DomainError, type ProblemKind, type ProblemValues } from '@fundtrace/problem'

/** RFC 9457, with the stable code, both titles and the offending values beside the standard members. */
export type ProblemDetails = ProblemValues &
  Readonly<{
    type: string
    title: string
    title_zh: string
    title_en: string
    status: number
    detail: string
    instance: string
    code: string
  }>

/** What went wrong, in the words of HTTP. `isOurFault` marks what has to be logged as an error. */
export type HttpProblem = Readonly<{
  status: number
  code: string
  title: BilingualTitle
  detail: string
  values: ProblemValues
  isOurFault: boolean
}>

/** The only place that knows which kind of refusal is which status. */
const STATUS_OF_KIND = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  refused: 422,
  too_large: 413,
  unavailable: 503,
} as const satisfies Record<ProblemKind, number>

/** A refusal that is about HTTP itself, so that no DomainError could name it. */
export class EdgeError extends Error {
  readonly problem: HttpProblem

  constructor(problem: HttpProblem) {
    super(problem.detail)
    this.name = 'EdgeError'
    this.problem = problem
  }
}

export function toHttpProblem(error: unknown): HttpProblem {
  if (error instanceof DomainError) {
    const { code, kind, title, message, values } = error
    return { status: STATUS_OF_KIND[kind], code, title, detail: message, values, isOurFault: false }
  }
  if (error instanceof EdgeError) return error.problem
  if (isPassing(error)) return UNAVAILABLE
  return fromFramework(error) ?? INTERNAL
}

export function toProblemDetails(problem: HttpProblem, requestId: string): ProblemDetails {
  const standard = {
    type: `urn:fundtrace:problem:${problem.code}`,
    title: `${problem.title.zh} / ${problem.title.en}`,
    title_zh: problem.title.zh,
    title_en: problem.title.en,
    status: problem.status,
    detail: problem.detail,
    instance: `urn:fundtrace:request:${requestId}`,
    code: problem.code,
  }
  // Twice: first for the order on paper, last so that no value can take the place of a standard member.
  return { ...standard, ...problem.values, ...standard }
}

/** Refusals that are made before any handler, and have no kind of their own. */
export const edgeProblem = (
  status: number,
  code: string,
  title: BilingualTitle,
  detail: string,
  values: ProblemValues = {},
): HttpProblem => ({ status, code, title, detail, values, isOurFault: false })

const UNAVAILABLE: HttpProblem = {
  status: 503,
  code: 'SERVICE_UNAVAILABLE',
  title: { zh: '服务暂时不可用', en: 'The service is unavailable for the moment' },
  detail:
    'It is not known whether this request took effect: send it again, with the same Idempotency-Key if it has one',
  values: {},
  isOurFault: true,
}

const INTERNAL: HttpProblem = {
  status: 500,
  code: 'INTERNAL',
  title: { zh: '系统内部错误', en: 'Something is wrong with the service itself' },
  detail: 'The fault was logged under the request id that "instance" names',
  values: {},
  isOurFault: true,
}

const FRAMEWORK_PROBLEMS: Readonly<Record<string, HttpProblem>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: edgeProblem(
    415,
    'MEDIA_TYPE_UNSUPPORTED',
    { zh: '不支持的内容类型', en: 'The content type is not supported' },
    'Send a body with a content-type that this route takes',
  ),
  FST_ERR_CTP_BODY_TOO_LARGE: edgeProblem(
    413,
    'BODY_TOO_LARGE',
    { zh: '请求体过大', en: 'The body is too large' },
    'The body is larger than this route takes: send it in parts',
  ),
  FST_ERR_CTP_EMPTY_JSON_BODY: notJson('The body is empty although its content-type says JSON'),
  FST_ERR_CTP_INVALID_JSON_BODY: notJson('The body cannot be read as JSON'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: edgeProblem(
    400,
    'BODY_LENGTH_DIFFERS',
    { zh: '请求体长度不符', en: 'The length of the body differs' },
    'The body is not as long as its Content-Length says',
  ),
}

function notJson(detail: string): HttpProblem {
  return edgeProblem(400, 'BODY_NOT_JSON', { zh: '请求体不是有效的 JSON', en: 'The body is not valid JSON' }, detail)
}

/** What Fastify refuses by itself. Its messages speak of the request, never of our insides. */
function fromFramework(error: unknown): HttpProblem | undefined {
  if (!(error instanceof Error)) return undefined
  const code: unknown = Reflect.get(error, 'code')
  const status: unknown = Reflect.get(error, 'statusCode')
  if (typeof code !== 'string' || !code.startsWith('FST_')) return undefined
  if (typeof status !== 'number' || status < 400 || status >= 500) return undefined
  return (
    FRAMEWORK_PROBLEMS[code] ??
    edgeProblem(
      status,
      'REQUEST_MALFORMED',
      { zh: '请求格式错误', en: 'The request is malformed' },
      error.message.slice(0, 300),
    )
  )
}
