import { fieldProblems, type Problem } from '../api/problem.ts'
import { useLanguage, useT } from '../shell/language.tsx'
import { pointerWords } from './problem-lines.ts'

/** Which fields of a request were wrong, and what would be right. */
export function FieldProblems({ problem }: { problem: Problem }) {
  const t = useT()
  const { language } = useLanguage()
  return (
    <ul>
      {[...fieldProblems(problem)].map(([pointer, reason]) => (
        <li key={pointer}>
          <b>{pointerWords(pointer, language)}</b> {t(reason)}
        </li>
      ))}
    </ul>
  )
}
