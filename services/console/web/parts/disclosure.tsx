import { type ReactNode, useEffect, useId, useRef, useState } from 'react'

export type DisclosureProps = Readonly<{
  /** What stands on the button. */
  button: ReactNode
  label?: string
  children: ReactNode | ((close: () => void) => ReactNode)
}>

/** A button that opens a small panel below it. Tab walks in and out, Escape closes and gives the focus back. */
export function Disclosure({ button, label, children }: DisclosureProps) {
  const [isOpen, setOpen] = useState(false)
  const whole = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const id = useId()
  useEffect(() => {
    if (!isOpen) return
    const closeOutside = (event: Event) => {
      if (event.target instanceof Node && whole.current?.contains(event.target) === false) setOpen(false)
    }
    const closeByKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      opener.current?.focus()
    }
    addEventListener('pointerdown', closeOutside)
    addEventListener('focusin', closeOutside)
    addEventListener('keydown', closeByKey)
    return () => {
      removeEventListener('pointerdown', closeOutside)
      removeEventListener('focusin', closeOutside)
      removeEventListener('keydown', closeByKey)
    }
  }, [isOpen])
  return (
    <div ref={whole} className="disclosure">
      <button
        ref={opener}
        type="button"
        className="quiet-button"
        aria-expanded={isOpen}
        aria-controls={id}
        aria-label={label}
        onClick={() => setOpen(!isOpen)}
      >
        {button}
      </button>
      <div id={id} className="disclosure-panel" hidden={!isOpen}>
        {isOpen && (typeof children === 'function' ? children(() => setOpen(false)) : children)}
      </div>
    </div>
  )
}
