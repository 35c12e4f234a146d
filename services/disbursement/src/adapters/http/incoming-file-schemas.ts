import { Problem, Slug, Text, Uuid } from '@fundtrace/contracts'
import Type from 'typebox'
import { FINDINGS, type FindingKind } from '../../domain/finding.ts'
import type { FindingView } from '../postgres/finding-repository.ts'
import type { IncomingFileView } from '../postgres/incoming-file-repository.ts'
import { problemReply } from './work-schemas.ts'

const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([Type.Null(), schema])

const Format = Type.Enum(['pain.002', 'camt.053', 'camt.054', 'mt940', 'table'])

export const FileQuery = Type.Object(
  {
    /** Found out from how the file begins, unless it is said. */
    format: Type.Union([Type.Literal('detect'), Format], { default: 'detect' }),
    /** Of a table: the bank's template. */
    template: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60, default: 'fundtrace-csv' }),
  },
  { additionalProperties: false },
)

/** How far the file is taken, and what came of it: payments moved, results that say nothing new, bookings, findings. */
export const IncomingFileReply = Type.Object({
  id: Uuid,
  fund_id: Slug,
  /** Null for a file over all batches of the fund. */
  batch_id: nullable(Uuid),
  format: Format,
  template: nullable(Text(60)),
  sha256: Text(64),
  bytes: Type.Integer(),
  state: Type.Enum(['taking', 'taken', 'refused']),
  /** Records of the file that have had their effect. */
  done: Type.Integer(),
  paid: Type.Integer(),
  failed: Type.Integer(),
  returned: Type.Integer(),
  unknown: Type.Integer(),
  unchanged: Type.Integer(),
  bookings: Type.Integer(),
  findings: Type.Integer(),
  problem: nullable(Problem),
  taken_by: Text(200),
  taken_for: nullable(Text(200)),
  received_at: Text(30),
})
export const toFileReply = (file: IncomingFileView) => ({ ...file, problem: problemReply(file.problem) })

const kinds = Object.keys(FINDINGS) as [FindingKind]
export const FindingReply = Type.Object({
  id: Uuid,
  fund_id: Slug,
  file_id: Uuid,
  batch_id: nullable(Uuid),
  payment_id: nullable(Uuid),
  kind: Type.Enum(kinds),
  title: Type.Object({ zh: Text(200), en: Text(200) }),
  line: Type.Integer(),
  detail: Text(2000),
  /** `explained` when a second officer has confirmed what the first one said. */
  state: Type.Enum(['open', 'proposed', 'explained']),
  explanation: nullable(Text(200)),
  explained_by: nullable(Text(200)),
  explained_for: nullable(Text(200)),
  confirmed_by: nullable(Text(200)),
  confirmed_for: nullable(Text(200)),
  found_at: Text(30),
})
export const toFindingReply = (finding: FindingView) => ({ ...finding, title: { ...FINDINGS[finding.kind] } })
