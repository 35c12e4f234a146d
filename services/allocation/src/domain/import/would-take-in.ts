/** Whether anything is taken in: all is right, or the officer takes the good households. */
export const wouldTakeIn = ({ take, faults }: Readonly<{ take: 'all' | 'good'; faults: number | null }>): boolean =>
  take === 'good' || faults === 0

/** Of a dry run that has ended: how many households the import would write; null of any other import. */
export const householdsToWrite = (
  checked: Readonly<{
    state: string
    take: 'all' | 'good'
    faults: number | null
    households: number | null
    households_left_out: number | null
    households_unchanged: number
  }>,
): number | null => {
  if (checked.state !== 'checked') return null
  if (!wouldTakeIn(checked)) return 0
  return (checked.households ?? 0) - (checked.households_left_out ?? 0) - checked.households_unchanged
}
