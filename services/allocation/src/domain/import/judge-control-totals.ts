import { type Fault, fault } from './fault.ts'

/** What the officer knows the file to hold; null where he said nothing. */
export type ControlTotals = Readonly<{ control_households: number | null; control_people: number | null }>
/** Households by their numbers; `homeless` rows lack theirs, so that each may be of a household of its own. */
export type Counted = Readonly<{ rows: number; households: number; homeless: number }>

export function judgeControlTotals(counted: Counted, control: ControlTotals): Fault[] {
  const faults: Fault[] = []
  const { control_households: households, control_people: people } = control
  const isPossible =
    households === null || (households >= counted.households && households <= counted.households + counted.homeless)
  if (!isPossible)
    faults.push(
      fault('CONTROL_HOUSEHOLDS_DIFFER', 0, null, { value: String(counted.households), expected: String(households) }),
    )
  if (people !== null && people !== counted.rows)
    faults.push(fault('CONTROL_PEOPLE_DIFFER', 0, null, { value: String(counted.rows), expected: String(people) }))
  return faults
}
