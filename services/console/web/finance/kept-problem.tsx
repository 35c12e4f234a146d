import { useLanguage } from '../shell/language.tsx'

export type KeptProblemProps = Readonly<{
  of: Readonly<{ code: string; title: Readonly<{ zh: string; en: string }>; detail: string }> | null
}>

/** Why something that went on by itself did not succeed, as the service kept it. */
export function KeptProblem({ of }: KeptProblemProps) {
  const { language } = useLanguage()
  if (of === null) return null
  return (
    <div className="notice notice-bad">
      <p className="notice-title">{of.title[language]}</p>
      <p lang="en">{of.detail}</p>
      <small>{of.code}</small>
    </div>
  )
}
