/**
 * Text of a file as it may be shown: control characters, and those that turn the direction of writing, stand as their number (\u001b). A
 * terminal would obey them. Tabs and line ends stay.
 */
export const visibleText = (text: string): string =>
  text.replaceAll(OBEYED, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

const OBEYED = /(?![\t\n])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu
