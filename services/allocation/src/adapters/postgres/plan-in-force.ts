/**
 * SQL about the plan `p` of the fund `f`. What a county recorded only after the fund's year had ended (its papers of a year before it
 * began here) held from the first day of that year. Reports and the funders of a fund both ask here, so that they tell one plan.
 */
const movedOn = (to: string): string =>
  `(SELECT ${heldFrom('m.moved_at', 'f.fiscal_year')} FROM plan_moves m WHERE m.plan_id = p.id AND m.to_state = ${to})`

/**
 * The day from which it held: that of its approval; one that replaces another, when the ledger had posted it, else null. Until then an
 * approved replacement is a wish: the ledger may refuse it.
 */
export const PLAN_HELD_ON = movedOn(`CASE WHEN p.replaces IS NULL THEN 'approved' ELSE 'posted' END`)

/** Never null. The day is a placeholder such as `:on`. */
export const planInForceOn = (day: string): string =>
  `coalesce(${PLAN_HELD_ON} <= ${day}::date, false) AND NOT coalesce(${movedOn(`'superseded'`)} <= ${day}::date, false)`

export function heldFrom(time: string, year: string): string {
  const day = shanghaiDay(time)
  return `(CASE WHEN ${day} > make_date(${year}::int, 12, 31) THEN make_date(${year}::int, 1, 1) ELSE ${day} END)`
}

export function shanghaiDay(time: string): string {
  return `(${time} AT TIME ZONE 'Asia/Shanghai')::date`
}
