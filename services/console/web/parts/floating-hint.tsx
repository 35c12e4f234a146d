import { type ReactNode, useEffect, useRef } from 'react'

export type FloatingHintProps = Readonly<{ at: DOMRect | undefined; id?: string; children: ReactNode }>

/** A hint beside any rectangle of the page, above it where there is room. Nothing where it has no place. */
export function FloatingHint({ at, id, children }: FloatingHintProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const shown = box.current
    if (at === undefined || shown === null) return
    shown.showPopover()
    const { width, height } = shown.getBoundingClientRect()
    const above = at.top - height - 4
    shown.style.left = `${Math.max(4, Math.min(at.left + at.width / 2 - width / 2, innerWidth - width - 4))}px`
    shown.style.top = `${above < 0 ? at.bottom + 4 : above}px`
  }, [at])
  return (
    <div ref={box} id={id} className="hint" role="tooltip" popover="manual" hidden={at === undefined}>
      {at !== undefined && children}
    </div>
  )
}
