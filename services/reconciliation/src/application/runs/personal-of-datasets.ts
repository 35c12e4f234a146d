import type { Dataset } from '../../adapters/postgres/datasets/dataset-repository.ts'
import type { RunSide } from '../../adapters/postgres/runs/job-run-repository.ts'
import { ID_COLUMN, personalFields, type PersonalFields } from '../../domain/job/mask-item.ts'

/** What either side's headers say of its fields. */
export const personalOf = (datasets: ReadonlyMap<RunSide, Dataset>): PersonalFields =>
  Object.assign(
    {},
    ...[...datasets.values()].map(({ mapping }) => personalFields(columnsOf(mapping))),
  ) as PersonalFields

/** Columns as `parseColumnMapping` took them; our own copies have none. */
function columnsOf(mapping: Dataset['mapping']): Record<string, string | string[]> {
  const { id, fields } = mapping as { id?: string | string[]; fields?: Record<string, string | string[]> }
  return { ...(id !== undefined && { [ID_COLUMN]: id }), ...fields }
}
