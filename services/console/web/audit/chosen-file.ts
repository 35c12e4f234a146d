import { useState } from 'react'
import { type ColumnChoice, guessColumns, isComplete, mappingOf } from './guess-mapping.ts'
import { decodeTop, type Peek, peekCsv } from './peek-csv.ts'
import { peekWorkbook } from './peek-workbook.ts'

const TOP_BYTES = 256 * 1024

export type ChosenFile = Readonly<{
  file: File
  /** `statement`: a bank's own format (camt, MT940), which needs no columns. */
  shape: 'table' | 'statement'
  peek: Peek
}>

/** A file that was dropped and how its columns are to be read; nothing is sent yet. */
export function useChosenFile({ isRegister = false } = {}) {
  const [chosen, setChosen] = useState<ChosenFile>()
  const [columns, setColumns] = useState<ColumnChoice>(guessColumns([]))
  const choose = async (file: File) => {
    const next = await lookInto(file)
    setChosen(next)
    setColumns(guessColumns(next.peek.headers))
  }
  return {
    chosen,
    columns,
    setColumns,
    choose,
    isReady: chosen !== undefined && (chosen.shape === 'statement' || isComplete(columns, { isRegister })),
    mapping:
      chosen?.shape === 'statement'
        ? { format: 'detect', amount: 'amount' }
        : mappingOf(columns, { separator: chosen?.peek.separator, isRegister }),
  }
}

async function lookInto(file: File): Promise<ChosenFile> {
  if (/\.xlsx$/iu.test(file.name)) return { file, shape: 'table', peek: await peekWorkbook(file) }
  const text = decodeTop(new Uint8Array(await file.slice(0, TOP_BYTES).arrayBuffer()))
  if (/^\s*(?:<|:20:|\{1:)/u.test(text)) return { file, shape: 'statement', peek: { headers: [], rows: [] } }
  return { file, shape: 'table', peek: peekCsv(text) }
}
