import { type DragEvent, useEffect, useId, useRef, useState } from 'react'
import { useT } from '../shell/language.tsx'

const T = {
  choose: { zh: '选择文件，或把文件拖到这里', en: 'Choose a file, or drag it here' },
  wrong: { zh: '这里只收 {accept} 文件', en: 'Only {accept} files are taken here' },
  busy: { zh: '正在上传…', en: 'Sending…' },
} as const

export type FileDropProps = Readonly<{
  /** What is asked for: "银行回盘文件". */
  label: string
  /** Endings, as an input takes them: ".xlsx,.csv". */
  accept: string
  onFile: (file: File) => void
  hint?: string
  isBusy?: boolean
}>

/** A place to drop one file; a button for the keyboard. The same file may be given twice. */
export function FileDrop({ label, accept, onFile, hint, isBusy = false }: FileDropProps) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [isWrong, setWrong] = useState(false)
  const [name, setName] = useState<string>()
  const id = useId()
  useEffect(keepPage, [])
  const take = (file: File | undefined) => {
    if (file === undefined || isBusy) return
    const isWelcome = isAccepted(file.name, accept)
    setWrong(!isWelcome)
    setName(isWelcome ? file.name : undefined)
    if (isWelcome) onFile(file)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <div
      className={isOver ? 'file-drop file-drop-over' : 'file-drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      role="group"
      aria-labelledby={`${id}-label`}
    >
      <label id={`${id}-label`} htmlFor={id} className="file-drop-label">
        <strong>{label}</strong>
        <span>{isBusy ? t(T.busy) : (name ?? t(T.choose))}</span>
        {hint !== undefined && <small>{hint}</small>}
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        accept={accept}
        disabled={isBusy}
        onChange={(event) => {
          take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <p role="alert" className="tone-bad">
        {isWrong && t(T.wrong, { accept: accept.replaceAll(',', ' ') })}
      </p>
    </div>
  )
}

/** A file that is dropped beside its place would else be opened by the browser, in place of the page and of what was typed on it. */
function keepPage(): () => void {
  const refuse = (event: Event) => event.preventDefault()
  window.addEventListener('dragover', refuse)
  window.addEventListener('drop', refuse)
  return () => {
    window.removeEventListener('dragover', refuse)
    window.removeEventListener('drop', refuse)
  }
}

const isAccepted = (name: string, accept: string): boolean =>
  accept.trim() === '' || accept.split(',').some((ending) => name.toLowerCase().endsWith(ending.trim().toLowerCase()))
