import { type Text, useT } from '../shell/language.tsx'

export type Tone = 'neutral' | 'busy' | 'good' | 'warn' | 'bad'
/** Every value that a service may answer, in words: `const BATCH_STATES = { draft: { text: {zh,en}, tone: 'neutral' } } as const satisfies States`. */
export type States = Readonly<{ [state: string]: Readonly<{ text: Text; tone: Tone }> }>

/** A state in words. One that is not known yet is shown as it came. */
export function StateTag({ of, state }: { of: States; state: string }) {
  const t = useT()
  const known = of[state]
  return <span className={`tag tag-${known?.tone ?? 'neutral'}`}>{known === undefined ? state : t(known.text)}</span>
}
