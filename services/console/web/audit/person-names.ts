/** Trial officers are called by role, area and name; of others the whole subject is told. */
export const personName = (subject: string): string =>
  /^(?:finance|treasury|audit|admin)-\d*-?(.+)$/u.exec(subject)?.[1] ?? subject

/** 王审计（代李审计） */
export const personText = (subject: string, actingFor: string | null | undefined): string =>
  actingFor === null || actingFor === undefined
    ? personName(subject)
    : `${personName(subject)}（代${personName(actingFor)}）`

export const shortId = (id: string): string => id.slice(0, 8)
