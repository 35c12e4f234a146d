import { type KeyboardEvent, useRef } from 'react'
import { type Text, useT } from '../shell/language.tsx'

export type ViewTabsProps = Readonly<{
  label: string
  tabs: readonly Readonly<{ name: string; text: Text }>[]
  chosen: string
  onChoose: (name: string) => void
  panelId: string
}>

/** Parts of one page; which of them stands in the address. Arrows walk. */
export function ViewTabs({ label, tabs, chosen, onChoose, panelId }: ViewTabsProps) {
  const t = useT()
  const list = useRef<HTMLDivElement>(null)
  const walk = (event: KeyboardEvent, place: number) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = (place + step + tabs.length) % tabs.length
    const name = tabs[next]?.name
    if (name !== undefined) onChoose(name)
    const button = list.current?.children[next]
    if (button instanceof HTMLElement) button.focus()
  }
  return (
    <div ref={list} role="tablist" aria-label={label} className="view-tabs screen-only">
      {tabs.map(({ name, text }, place) => (
        <button
          key={name}
          type="button"
          role="tab"
          aria-selected={name === chosen}
          aria-controls={panelId}
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => onChoose(name)}
          onKeyDown={(event) => walk(event, place)}
        >
          {t(text)}
        </button>
      ))}
    </div>
  )
}
