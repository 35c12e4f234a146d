/** A refusal that a service keeps with the thing that was refused. */
export type StoredProblem = Readonly<{
  code: string
  title: Readonly<{ zh: string; en: string }>
  detail: string
}>

export const storedProblemFields = (problem: StoredProblem | null): readonly (readonly [string, string])[] =>
  problem === null
    ? []
    : [
        ['拒绝 refused', `${problem.title.zh} / ${problem.title.en}  [${problem.code}]`],
        ['', problem.detail],
      ]
