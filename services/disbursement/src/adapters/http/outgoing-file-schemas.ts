import { Amount, CalendarDay, Text, Uuid } from '@fundtrace/contracts'
import Type from 'typebox'
import { OUTGOING_FILE_MOVES, type OutgoingFileState } from '../../domain/outgoing-file.ts'

const nullable = <Schema extends Parameters<typeof Type.Union>[0][number]>(schema: Schema) =>
  Type.Union([Type.Null(), schema])

export const FileParams = Type.Object({ file_id: Uuid })

export const NewFile = Type.Object(
  {
    /** pain.001.001.03, .09, .12, or the id of an agent bank's template: GET /v1/bank-formats. */
    format: Text(60),
    /** What the receiver reads in the passbook. */
    purpose: Text(60),
    /** The day on which the bank is to pay: the batch's, or today where that is past. */
    pay_on: Type.Optional(CalendarDay),
  },
  {
    additionalProperties: false,
    examples: [
      { format: 'pain.001.001.09', purpose: '扶贫到户补助2016' },
      { format: 'rural-commercial-bank-xlsx', purpose: '扶贫到户补助2016', pay_on: '2016-09-12' },
    ],
  },
)

export const FileReply = Type.Object({
  id: Uuid,
  batch_id: Uuid,
  format: Text(60),
  purpose: nullable(Text(60)),
  pay_on: nullable(Text(10)),
  state: Type.Enum(Object.keys(OUTGOING_FILE_MOVES) as [OutgoingFileState]),
  /** Null while it is being written, like total, hash and size. */
  count: nullable(Type.Integer()),
  total: nullable(Amount),
  sha256: nullable(Text(64)),
  size_bytes: nullable(Type.Integer()),
  /** What the ledger and the events know as batch_id; each is one PmtInf of a pain.001. */
  parcels: Type.Array(Uuid),
  written_by: Text(200),
  written_for: nullable(Text(200)),
  asked_at: Text(40),
  written_at: nullable(Text(40)),
  released_by: nullable(Text(200)),
  released_for: nullable(Text(200)),
  released_at: nullable(Text(40)),
  discarded_by: nullable(Text(200)),
  discarded_at: nullable(Text(40)),
  discard_reason: nullable(Text(500)),
})
