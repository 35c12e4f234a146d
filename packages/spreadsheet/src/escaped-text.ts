/**
 * How a workbook writes the characters that XML cannot hold: `_x000D_`; and `_x005F_` for the underscore of a text that
 * looks like one of these (ECMA-376 part 1, 22.9.2.19, ST_Xstring).
 */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text

/** For XML's text and attributes, with the characters that XML would lose or change. */
export const escapeText = (text: string): string =>
  text
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(UNWRITABLE, (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

// Control characters but the line feed, half a surrogate pair, and the two that are no characters.
const UNWRITABLE = /(?!\n)\p{Cc}|\p{Cs}|[\uFFFE\uFFFF]/gu
