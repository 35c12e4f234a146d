import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react'
import { type Text, useT } from '../shell/language.tsx'

const T = { close: { zh: '关闭', en: 'Close' } } as const

export type DialogProps = Readonly<{
  isOpen: boolean
  title: string
  /** Absent where it cannot be closed without an answer. */
  onClose?: () => void
  children: ReactNode
  /** Buttons at the foot, the one that is meant last. */
  actions?: ReactNode
  isWide?: boolean
  closeText?: Text
}>

/** The browser's own modal dialog: keeps the focus in, gives it back, closes with Escape. Its content exists only while it is open. */
export function Dialog({
  isOpen,
  title,
  onClose,
  children,
  actions,
  isWide = false,
  closeText = T.close,
}: DialogProps) {
  const t = useT()
  const box = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  useEffect(() => {
    if (isOpen && box.current?.open === false) box.current.showModal()
    if (!isOpen) close(box.current)
  }, [isOpen])
  // Also where the whole dialog goes away with what it was about: only closing gives the focus back.
  useLayoutEffect(() => {
    const dialog = box.current
    return () => close(dialog)
  }, [])
  return (
    <dialog
      ref={box}
      className={isWide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
    >
      {isOpen && (
        <>
          <header className="dialog-head">
            <h2 id={titleId}>{title}</h2>
            {onClose !== undefined && (
              <button type="button" className="quiet-button" onClick={onClose} aria-label={t(closeText)}>
                ✕
              </button>
            )}
          </header>
          <div className="dialog-body">{children}</div>
          {actions !== undefined && <footer className="dialog-foot">{actions}</footer>}
        </>
      )}
    </dialog>
  )
}

/** The focus goes back to what opened it; where that is gone, because it was done, to the page's heading and not to nowhere. */
function close(dialog: HTMLDialogElement | null): void {
  if (dialog?.open !== true) return
  dialog.close()
  setTimeout(() => {
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('#content h1')?.focus()
  })
}
