import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { type Language, translate, type Translate } from './text.ts'

export type { Language, Text, Texts, Translate } from './text.ts'

/** The text in the officer's language: `const t = useT(); t(T.title)`, or with values `t(T.count, { n: 12 })`. */
export function useT(): Translate {
  const { language } = useLanguage()
  return useCallback((text, values) => translate(language, text, values), [language])
}

export const useLanguage = (): LanguageChoice => useContext(LanguageContext)

type LanguageChoice = Readonly<{ language: Language; choose: (language: Language) => void }>

const LanguageContext = createContext<LanguageChoice>({ language: 'zh', choose: () => undefined })
const STORED_AS = 'fundtrace-language'

export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, setLanguage] = useState<Language>(() => (localStorage.getItem(STORED_AS) === 'en' ? 'en' : 'zh'))
  const choose = useCallback((chosen: Language) => {
    localStorage.setItem(STORED_AS, chosen)
    setLanguage(chosen)
  }, [])
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  const choice = useMemo(() => ({ language, choose }), [language, choose])
  return <LanguageContext value={choice}>{children}</LanguageContext>
}
