import type { Database } from '@fundtrace/database'
import { type Check, checkFaults } from '@fundtrace/service-process'

const VERSIONS_UNLIKE_THEIR_CHANGE = `
  SELECT v.subject || ' version ' || v.version || ' is not what was approved' AS fault
    FROM officer_versions v
    LEFT JOIN officer_changes c ON c.id = v.change_id
    LEFT JOIN officer_change_decisions d ON d.change_id = c.id
   WHERE v.kind = 'approved'
     AND (d.outcome IS DISTINCT FROM 'approved' OR (c.subject, c.name, c.roles, c.areas, c.valid_from, c.based_on)
          IS DISTINCT FROM (v.subject, v.name, v.roles, v.areas, v.valid_from, v.version - 1)
          OR c.valid_until IS DISTINCT FROM v.valid_until)`

const VERSIONS_WITH_GAPS = `
  SELECT subject || ' has ' || count(*) || ' versions up to ' || max(version) AS fault
    FROM officer_versions GROUP BY subject HAVING count(*) <> max(version)`

const DECISIONS_WITHOUT_EFFECT = `
  SELECT d.change_id || ' was approved and is no version' AS fault
    FROM officer_change_decisions d LEFT JOIN officer_versions v ON v.change_id = d.change_id
   WHERE d.outcome = 'approved' AND v.change_id IS NULL`

const ONE_PERSON_ON_BOTH_SIDES = `
  SELECT d.change_id || ' was decided by ' || d.decided_by AS fault
    FROM officer_change_decisions d JOIN officer_changes c ON c.id = d.change_id
   WHERE ARRAY[d.decided_by, coalesce(d.decided_for, d.decided_by)] && ARRAY[c.subject, c.asked_by, coalesce(c.asked_for, c.asked_by)]
  UNION ALL
  SELECT d.delegation_id || ' was decided by ' || d.decided_by
    FROM delegation_decisions d JOIN delegations g ON g.id = d.delegation_id
   WHERE ARRAY[d.decided_by, coalesce(d.decided_for, d.decided_by)]
      && ARRAY[g.delegator, g.delegate, g.asked_by, coalesce(g.asked_for, g.asked_by)]`

export async function runAccessChecks(db: Database): Promise<Check[]> {
  return [
    await checkFaults(db, 'access: every officer is what was asked for and approved', VERSIONS_UNLIKE_THEIR_CHANGE),
    await checkFaults(db, 'access: no state of an officer is missing', VERSIONS_WITH_GAPS),
    await checkFaults(db, 'access: what was approved took effect', DECISIONS_WITHOUT_EFFECT),
    await checkFaults(db, 'access: nobody decided about himself or what he asked for', ONE_PERSON_ON_BOTH_SIDES),
  ]
}
