import { Disclosure } from '../parts/disclosure.tsx'
import { useLanguage, useT } from './language.tsx'
import { type Look, useLook } from './look.tsx'

const T = {
  display: { zh: '显示', en: 'Display' },
  look: { zh: '外观', en: 'Appearance' },
  system: { zh: '跟随系统', en: 'As the system' },
  light: { zh: '浅色', en: 'Light' },
  dark: { zh: '深色', en: 'Dark' },
} as const

const LOOKS: readonly Look[] = ['system', 'light', 'dark']

/** One click to the other language; light and dark behind a panel. */
export function DisplayMenu() {
  const t = useT()
  const { language, choose: speak } = useLanguage()
  const { look, choose } = useLook()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <>
      <button
        type="button"
        className="quiet-button"
        lang={other === 'zh' ? 'zh-CN' : 'en'}
        onClick={() => speak(other)}
      >
        {other === 'zh' ? '中文' : 'English'}
      </button>
      <Disclosure button={<span aria-hidden>◐</span>} label={t(T.display)}>
        <fieldset className="choices">
          <legend>{t(T.look)}</legend>
          {LOOKS.map((one) => (
            <label key={one}>
              <input type="radio" name="look" checked={look === one} onChange={() => choose(one)} />
              {t(T[one])}
            </label>
          ))}
        </fieldset>
      </Disclosure>
    </>
  )
}
