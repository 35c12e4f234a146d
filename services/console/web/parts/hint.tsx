import { type ReactNode, useEffect, useId, useRef, useState } from 'react'

export type HintProps = Readonly<{ text: ReactNode; children: ReactNode; isQuiet?: boolean }>

/** What is said more exactly under the pointer or with the focus. Escape hides it; it stays while the pointer is on it. */
export function Hint({ text, children, isQuiet = false }: HintProps) {
  const [isOpen, setOpen] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)
  const box = useRef<HTMLSpanElement>(null)
  const id = useId()
  useEffect(() => {
    const shown = box.current
    const around = anchor.current?.getBoundingClientRect()
    if (!isOpen || shown === null || around === undefined) return
    shown.showPopover()
    const { width, height } = shown.getBoundingClientRect()
    const above = around.top - height
    shown.style.left = `${Math.max(4, Math.min(around.left + around.width / 2 - width / 2, innerWidth - width - 4))}px`
    shown.style.top = `${above < 0 ? around.bottom : above}px`
    const hide = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false)
    addEventListener('keydown', hide)
    return () => removeEventListener('keydown', hide)
  }, [isOpen])
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <span
      ref={anchor}
      className="hinted"
      {...(!isQuiet && { tabIndex: 0, role: 'note', 'aria-describedby': id })}
      onMouseEnter={() => setOpen(true)}
      onMouseLeave={() => setOpen(false)}
      onFocus={() => setOpen(true)}
      onBlur={() => setOpen(false)}
    >
      {children}
      <span ref={box} id={id} className="hint" role="tooltip" popover="manual" hidden={!isOpen}>
        {isOpen || !isQuiet ? text : null}
      </span>
    </span>
  )
}
