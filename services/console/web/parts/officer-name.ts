/** An officer as people call him: the name of 'finance-441802-张会计'; what is written otherwise stays as it is. */
export function officerName(subject: string | null | undefined): string {
  if (subject === null || subject === undefined || subject === '') return '—'
  return /^[a-z]+-\d{2,12}-(.+)$/u.exec(subject)?.[1] ?? subject
}

/** Whether the signed-in officer, or the one in whose place he acts, is this one. */
export const isMe = (
  officer: Readonly<{ subject: string; acting_for?: string | null }>,
  subject: string | null | undefined,
): boolean => subject !== null && subject !== undefined && [officer.subject, officer.acting_for].includes(subject)
