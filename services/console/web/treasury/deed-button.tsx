import { Button } from 'antd'
import { useId } from 'react'
import { useT } from '../shell/language.tsx'
import type { Refusal } from './deeds.ts'

export type DeedButtonProps = Readonly<{
  children: string
  onDo: () => void
  /** Why not, in words; shown beside the button, which is then off. */
  refusal?: Refusal
  isSending?: boolean
  isPrimary?: boolean
  isDangerous?: boolean
}>

/** Something that an officer does, or may not: then the button says why before anybody clicks. */
export function DeedButton({
  children,
  onDo,
  refusal,
  isSending = false,
  isPrimary = false,
  isDangerous = false,
}: DeedButtonProps) {
  const t = useT()
  const id = useId()
  return (
    <span className="deed">
      <Button
        type={isPrimary ? 'primary' : 'default'}
        size={isPrimary ? 'large' : 'middle'}
        danger={isDangerous}
        disabled={refusal !== undefined}
        loading={isSending}
        onClick={onDo}
        aria-describedby={refusal === undefined ? undefined : id}
      >
        {children}
      </Button>
      {refusal !== undefined && (
        <small id={id} className="deed-refusal">
          {t(refusal)}
        </small>
      )}
    </span>
  )
}
