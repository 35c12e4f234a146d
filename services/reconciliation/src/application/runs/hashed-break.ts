import type { HashedSide, RowsHash } from '@fundtrace/evidence'
import type { Item } from '@fundtrace/matching'
import { formatFen } from '@fundtrace/money'
import type { FoundBreak } from '../../domain/job/found-break.ts'

/** Of a break what the evidence pack's table of breaks says of it, too. */
export const hashedBreak = (found: FoundBreak): Parameters<RowsHash['break']>[0] => ({
  number: String(found.number),
  kind: found.kind,
  rule: found.rule ?? '',
  failed: found.failed ?? '',
  difference: formatFen(found.difference),
  fund: found.fund ?? '',
  left: hashedSide(found.left),
  right: hashedSide(found.right),
})

const hashedSide = (item: Item | null): HashedSide =>
  item === null ? ['', '', ''] : [String(item.row), formatFen(item.amount), item.on ?? '']
