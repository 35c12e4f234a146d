import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'
import { type Text, useT } from '../shell/language.tsx'

const SHOWN_MILLISECONDS = 6_000

/** Says shortly that something is done, also to a screen reader: `say(T.saved)`. */
export const useSay = (): Say => useContext(SayContext)

type Say = (text: Text) => void
type Said = Readonly<{ id: number; text: Text }>

const SayContext = createContext<Say>(() => undefined)

export function SayProvider({ children }: { children: ReactNode }) {
  const t = useT()
  const [said, setSaid] = useState<readonly Said[]>([])
  const say = useCallback((text: Text) => {
    const id = Date.now() + Math.random()
    setSaid((before) => [...before.slice(-2), { id, text }])
    setTimeout(() => setSaid((before) => before.filter((one) => one.id !== id)), SHOWN_MILLISECONDS)
  }, [])
  return (
    <SayContext value={say}>
      {children}
      <div className="said" role="status">
        {said.map(({ id, text }) => (
          <p key={id}>{t(text)}</p>
        ))}
      </div>
    </SayContext>
  )
}
