import { ConfigProvider, theme } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { useLanguage } from './language.tsx'

export type Look = 'system' | 'light' | 'dark'

export const useLook = (): LookChoice => useContext(LookContext)

type LookChoice = Readonly<{ look: Look; isDark: boolean; choose: (look: Look) => void }>

const LookContext = createContext<LookChoice>({ look: 'system', isDark: false, choose: () => undefined })
const STORED_AS = 'fundtrace-look'

/** Light, dark or as the system says. Colours are the same as in look.css, where each pair is checked for contrast. */
export function LookProvider({ children }: { children: ReactNode }) {
  const { language } = useLanguage()
  const [look, setLook] = useState<Look>(storedLook)
  const systemIsDark = useMatches('(prefers-color-scheme: dark)')
  const isCalm = useMatches('(prefers-reduced-motion: reduce)')
  const isPrinting = useMatches('print')
  const isDark = !isPrinting && (look === 'dark' || (look === 'system' && systemIsDark))
  const choose = useCallback((chosen: Look) => {
    localStorage.setItem(STORED_AS, chosen)
    setLook(chosen)
  }, [])
  useEffect(() => {
    document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
  }, [isDark])
  const choice = useMemo(() => ({ look, isDark, choose }), [look, isDark, choose])
  const antTheme = useMemo(() => makeTheme(isDark, isCalm), [isDark, isCalm])
  return (
    <LookContext value={choice}>
      <ConfigProvider
        locale={language === 'zh' ? zhCN : enUS}
        theme={antTheme}
        csp={{ nonce: NONCE }}
        button={{ autoInsertSpace: false }}
      >
        {children}
      </ConfigProvider>
    </LookContext>
  )
}

const NONCE = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

const makeTheme = (isDark: boolean, isCalm: boolean) => ({
  algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
  token: {
    fontFamily: 'inherit',
    fontSize: 15,
    borderRadius: 6,
    motion: !isCalm,
    ...(isDark ? DARK : LIGHT),
  },
})

const LIGHT = {
  colorPrimary: '#1d4f91',
  colorInfo: '#1d4f91',
  colorLink: '#1d4f91',
  colorSuccess: '#1e6b45',
  colorWarning: '#8a5300',
  colorError: '#b3261e',
  colorTextBase: '#1c2430',
  colorTextSecondary: '#4c5766',
  colorTextTertiary: '#4c5766',
  colorTextPlaceholder: '#5f6b7a',
  colorTextDisabled: '#5f6b7a',
  colorBorder: '#8793a1',
  colorBorderSecondary: '#d8dde3',
  colorBgLayout: '#f5f6f4',
}

const DARK = {
  colorPrimary: '#3b7dd8',
  colorInfo: '#3b7dd8',
  colorLink: '#8ab8f2',
  colorLinkHover: '#b3d1f7',
  colorSuccess: '#4fb381',
  colorWarning: '#e0a346',
  colorError: '#f0847b',
  colorTextBase: '#e8ecf1',
  colorBgBase: '#12161b',
  colorBgContainer: '#1a2027',
  colorBgElevated: '#222a33',
  colorTextSecondary: '#aab4c0',
  colorTextTertiary: '#aab4c0',
  colorTextPlaceholder: '#98a3b0',
  colorTextDisabled: '#98a3b0',
  colorBorder: '#76828f',
  colorBorderSecondary: '#313b46',
}

function storedLook(): Look {
  const stored = localStorage.getItem(STORED_AS)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

function useMatches(media: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(media).matches)
  useEffect(() => {
    const list = matchMedia(media)
    const tell = () => setMatches(list.matches)
    list.addEventListener('change', tell)
    return () => list.removeEventListener('change', tell)
  }, [media])
  return matches
}
