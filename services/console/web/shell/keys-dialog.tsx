import { useEffect, useState } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { useT } from './language.tsx'

const T = {
  title: { zh: '键盘操作', en: 'Keys' },
  key: { zh: '按键', en: 'Key' },
  does: { zh: '作用', en: 'What it does' },
  single: { zh: '使用单键快捷键（? 和 /）', en: 'Use keys of one character (? and /)' },
} as const

const KEYS = [
  ['?', { zh: '打开本说明', en: 'Opens this list' }],
  ['/', { zh: '跳到筛选或搜索框', en: 'Goes to the filter or search field' }],
  ['Tab', { zh: '到下一个按钮、链接或输入框', en: 'To the next button, link or field' }],
  ['↑ ↓', { zh: '在表格里逐行移动', en: 'Walks through a table row by row' }],
  ['PgUp PgDn Home End', { zh: '在表格里快速移动', en: 'Walks through a table faster' }],
  ['Enter', { zh: '打开所在的行或链接', en: 'Opens the row or link' }],
  ['Space', { zh: '选择所在的行', en: 'Chooses the row' }],
  ['Esc', { zh: '关闭窗口、菜单或提示', en: 'Closes a dialog, menu or hint' }],
] as const

const STORED_AS = 'fundtrace-keys'
const OPEN = 'fundtrace:keys'

export const openKeys = (): boolean => dispatchEvent(new Event(OPEN))

/** The list behind `?`. Keys of one character can be turned off (WCAG 2.1.4): speech input types them by chance. */
export function KeysDialog() {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const [isOn, setOn] = useState(() => localStorage.getItem(STORED_AS) !== 'off')
  useEffect(() => {
    const open = () => setOpen(true)
    const press = (event: KeyboardEvent) => {
      if (!isOn || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      if (event.key === '?') return open()
      if (event.key !== '/') return
      const field = document.querySelector<HTMLElement>('#content search input, #content input[type=search]')
      if (field === null) return
      event.preventDefault()
      field.focus()
    }
    addEventListener(OPEN, open)
    addEventListener('keydown', press)
    return () => {
      removeEventListener(OPEN, open)
      removeEventListener('keydown', press)
    }
  }, [isOn])
  const turn = (on: boolean) => {
    localStorage.setItem(STORED_AS, on ? 'on' : 'off')
    setOn(on)
  }
  return (
    <Dialog isOpen={isOpen} title={t(T.title)} onClose={() => setOpen(false)}>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t(T.key)}</th>
            <th scope="col">{t(T.does)}</th>
          </tr>
        </thead>
        <tbody>
          {KEYS.map(([key, text]) => (
            <tr key={key}>
              <td>
                <kbd>{key}</kbd>
              </td>
              <td>{t(text)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <label className="choices">
        <input type="checkbox" checked={isOn} onChange={(event) => turn(event.target.checked)} /> {t(T.single)}
      </label>
    </Dialog>
  )
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest('input:not([type=checkbox]):not([type=radio]),textarea,select,[contenteditable]') !== null
