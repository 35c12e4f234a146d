import { ProblemValues } from '../problem-words/problem-values.tsx'
import { useLanguage } from '../shell/language.tsx'

export type KeptProblemProps = Readonly<{
  of: Readonly<{
    code: string
    title: Readonly<{ zh: string; en: string }>
    detail: string
    values?: Readonly<Record<string, unknown>>
  }> | null
}>

/** Why something that went on by itself did not succeed, as the service kept it: in the officer's words, value by value. */
export function KeptProblem({ of }: KeptProblemProps) {
  const { language } = useLanguage()
  if (of === null) return null
  const { code, title, detail, values } = of
  return (
    <div className="notice notice-bad">
      <p className="notice-title">{title[language]}</p>
      <ProblemValues problem={{ ...values, code, title_zh: title.zh, title_en: title.en, detail, status: 0 }} />
      <small>{code}</small>
    </div>
  )
}
