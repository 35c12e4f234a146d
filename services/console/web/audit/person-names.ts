import { officerName } from '../parts/officer-name.ts'

/** 王审计（代李审计） */
export const personText = (subject: string, actingFor: string | null | undefined): string =>
  actingFor === null || actingFor === undefined
    ? officerName(subject)
    : `${officerName(subject)}（代${officerName(actingFor)}）`

export const shortId = (id: string): string => id.slice(0, 8)
