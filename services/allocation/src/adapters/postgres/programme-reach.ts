import type { Database, Transaction } from '@fundtrace/database'
import { HOME, NOW, readMovedAreas } from './register/area-repository.ts'

/*
 * Whose money may reach whom: a programme reaches the areas that its document covers, and what lies within them or around them.
 */

/** A document without `covers` covers the area that carries it out. */
const overlaps = (document: string, areaCode: string): string => `EXISTS (
  SELECT FROM jsonb_array_elements_text(coalesce(${document} -> 'covers', jsonb_build_array(${areaCode}))) AS reached(code),
              unnest(:covers::text[]) AS asked(code)
   WHERE starts_with(reached.code, asked.code) OR starts_with(asked.code, reached.code))`

/** By id, the first hundred of them. */
export async function readProgrammesReaching(db: Database | Transaction, covers: readonly string[]): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `SELECT DISTINCT p.id FROM programmes p JOIN programme_versions v ON v.programme_id = p.id
      WHERE ${overlaps('v.document', 'p.area_code')} ORDER BY p.id LIMIT 100`,
    { covers: [...covers] },
  )
  return rows.map((row) => row.id)
}

export async function readUnrecordedProgrammes(db: Database | Transaction, ids: readonly string[]): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `SELECT n.id FROM unnest(:ids::text[]) AS n(id) WHERE NOT EXISTS (SELECT FROM programmes p WHERE p.id = n.id)`,
    { ids: [...ids] },
  )
  return rows.map((row) => row.id)
}

/**
 * The plans that can have given something to a household or village of these areas: those whose version reaches the areas, and those
 * elsewhere with a line for somebody who was at home outside and has come in since, by moving or because areas were merged.
 */
export async function keepPlansReaching<Plan extends Readonly<{ id: string }>>(
  trx: Transaction,
  plans: readonly Plan[],
  kind: 'household' | 'village',
  covers: readonly string[],
): Promise<Plan[]> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `WITH reaching AS (
       SELECT p.id FROM plans p
         JOIN programme_versions v ON v.programme_id = p.programme_id AND v.version = p.programme_version
         JOIN programmes g ON g.id = p.programme_id
        WHERE p.id = ANY(:ids::uuid[]) AND ${overlaps('v.document', 'g.area_code')}),
     come_in AS (
       SELECT DISTINCT v.beneficiary_id FROM ${kind}_versions v
        WHERE ${HOME} LIKE ANY(:prefixes::text[])
          AND EXISTS (SELECT FROM ${kind}_versions before
                       WHERE before.beneficiary_id = v.beneficiary_id AND NOT before.area_code LIKE ANY(:prefixes::text[])))
     SELECT id FROM reaching
     UNION
     SELECT l.plan_id FROM come_in c JOIN plan_lines l ON l.beneficiary_id = c.beneficiary_id WHERE l.plan_id = ANY(:ids::uuid[])`,
    {
      ids: plans.map((plan) => plan.id),
      covers: [...covers],
      prefixes: covers.map((code) => `${code}%`),
      ...(await readMovedAreas(trx, NOW)),
    },
  )
  const kept = new Set(rows.map((row) => row.id))
  return plans.filter((plan) => kept.has(plan.id))
}
