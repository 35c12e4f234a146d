import { useState } from 'react'
import { ownFetch } from '../api/own-fetch.ts'
import { ProblemError, readProblem } from '../api/problem.ts'
import { useCommand } from '../api/use-command.ts'
import { Choice } from '../parts/choice.tsx'
import { momentText } from '../parts/day.ts'
import { download } from '../parts/download.ts'
import { DownloadButton } from '../parts/download-button.tsx'
import { FileDrop } from '../parts/file-drop.tsx'
import { ProblemNotice } from '../parts/problem-notice.tsx'
import { type Texts, useT } from '../shell/language.tsx'
import { useOfficer } from '../shell/session.ts'
import { BATCHES } from './batch-queries.ts'
import { isTreasurer } from './officers.ts'
import { type ProjectDocument, PROJECTS } from './project-queries.ts'
import { DOCUMENT_WORDS } from './project-words.ts'
import { Who } from './who.tsx'

const T = {
  none: { zh: '还没有资料。', en: 'No papers yet.' },
  add: { zh: '存入资料', en: 'Add a paper' },
  kind: { zh: '是什么资料', en: 'What it is' },
  file: { zh: '扫描件或文件', en: 'Scan or file' },
  hint: {
    zh: 'PDF、OFD、图片、Excel、Word，不超过 20 MB；加密存放，谁打开过会被记录。',
    en: 'PDF, OFD, picture, Excel or Word, 20 MB at most; kept sealed, who opens it is written down.',
  },
  kept: { zh: '资料已存入', en: 'The paper is kept' },
  open: { zh: '下载', en: 'Download' },
} as const satisfies Texts

const ACCEPTED = '.pdf,.ofd,.png,.jpg,.jpeg,.tif,.tiff,.xlsx,.docx'

type Props = Readonly<{ awardId: string; documents: readonly ProjectDocument[] }>

/** The papers of one award line, and a place to drop another one. */
export function ProjectPapers({ awardId, documents }: Props) {
  const t = useT()
  const officer = useOfficer()
  const content = (id: string) => `/api/disbursement/v1/awards/${awardId}/documents/${id}/content`
  return (
    <>
      {documents.length === 0 ? (
        <p className="tone-soft">{t(T.none)}</p>
      ) : (
        <ul className="papers">
          {documents.map((document) => (
            <li key={`${document.id}:${document.kind}`} className="row">
              <strong>{t(DOCUMENT_WORDS[document.kind])}</strong>
              <span className="tone-soft">
                {ENDINGS[document.media_type]?.toUpperCase()} · {sizeText(document.size_bytes)} ·{' '}
                <Who by={document.used_by} standsFor={document.used_for} /> {momentText(document.used_at)}
              </span>
              <DownloadButton
                take={() => download(content(document.id), nameOf(document, t(DOCUMENT_WORDS[document.kind])))}
              >
                {t(T.open)}
              </DownloadButton>
            </li>
          ))}
        </ul>
      )}
      {isTreasurer(officer) && <AddPaper awardId={awardId} />}
    </>
  )
}

function AddPaper({ awardId }: { awardId: string }) {
  const t = useT()
  const [kind, setKind] = useState<string>('voucher')
  const keep = useCommand({
    run: ({ file, as }: { file: File; as: string }, key) => send(awardId, as, file, key),
    invalidates: [PROJECTS, BATCHES],
    done: T.kept,
  })
  return (
    <details>
      <summary>{t(T.add)}</summary>
      <div className="form">
        <Choice label={t(T.kind)} value={kind} options={DOCUMENT_WORDS} onChange={setKind} />
        <FileDrop
          label={t(T.file)}
          accept={ACCEPTED}
          hint={t(T.hint)}
          isBusy={keep.isSending}
          onFile={(file) => void keep.send({ file, as: kind })}
        />
        <ProblemNotice problem={keep.problem} />
      </div>
    </details>
  )
}

async function send(awardId: string, kind: string, file: File, key: string): Promise<unknown> {
  const path = `${location.origin}/api/disbursement/v1/awards/${awardId}/documents?kind=${encodeURIComponent(kind)}`
  const headers = { 'content-type': 'application/octet-stream', 'idempotency-key': key }
  const reply = await ownFetch(path, { method: 'POST', headers, body: await file.arrayBuffer() })
  if (!reply.ok) throw new ProblemError(await readProblem(reply))
  return reply.json()
}

const ENDINGS: Readonly<{ [mediaType: string]: string }> = {
  'application/pdf': 'pdf',
  'application/ofd': 'ofd',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/tiff': 'tif',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
}

const nameOf = ({ media_type, sha256 }: ProjectDocument, kind: string): string =>
  `${kind}-${sha256.slice(0, 8)}.${ENDINGS[media_type] ?? 'bin'}`

const KIBIBYTE = 1_024
const sizeText = (bytes: number): string =>
  bytes < KIBIBYTE * KIBIBYTE ? `${Math.ceil(bytes / KIBIBYTE)} KB` : `${(bytes / KIBIBYTE / KIBIBYTE).toFixed(1)} MB`
