/**
 * What Excel and WPS do to a cell of a CSV file, and the guards against it:
 *
 * - a cell that starts like a formula is run. It gets a leading apostrophe, which shows, as a warning should;
 * - digits that look like a number become one, and a number keeps 15 digits and no leading zero: a card number opened and
 *   saved is another card number. They get a leading tab. It is what Chinese exports do: invisible in the spreadsheet, and
 *   any reader that trims its cells, ours among them, reads the digits unchanged. (An apostrophe would show and would have
 *   to be known to the reader; ="..." is a formula to some readers and not CSV to others.)
 *
 * `unguardCell(guardCell(cell))` is `cell.trim()` for every text. White space around a cell has no meaning at this border.
 */
export function guardCell(cell: string): string {
  const guarded = guardFormula(cell)
  return guarded === cell && wouldLoseDigits(cell.trim()) ? `\t${cell}` : guarded
}

/** The half of it that a cell needs whose digits are safe because the file says that it is text. */
export const guardFormula = (cell: string): string =>
  cell.trim() !== '' && (wouldRun(cell) || hasApostropheGuard(cell.trim())) ? `'${cell}` : cell

/** Takes off one guard: an apostrophe before a digit or a formula sign, `="..."`, or white space. */
export function unguardCell(cell: string): string {
  const text = cell.trim()
  if (hasApostropheGuard(text)) return text.slice(1).trim()
  return (/^="([^"]*)"$/.exec(text)?.[1] ?? text).trim()
}

/** Text that starts like this on its own gets one more, so that only the added one is taken off. */
const hasApostropheGuard = (text: string): boolean => /^'[\s']*[\d=+\-@＝＋－＠\t\r]/.test(text)

const wouldRun = (cell: string): boolean =>
  /^[\t\r]/.test(cell) || (/^[=+\-@＝＋－＠]/.test(cell.trim()) && !isPlainNegativeAmount(cell.trim()))

const isPlainNegativeAmount = (text: string): boolean => /^-\d+(\.\d+)?$/.test(text) && digitCount(text) <= SHEET_DIGITS

const wouldLoseDigits = (text: string): boolean =>
  /^\d{12,}$/.test(text) ||
  /^0\d+$/.test(text) ||
  /^\d+(\.\d+)?[eE]\d+$/.test(text) ||
  (/^\d+\.\d+$/.test(text) && digitCount(text) > SHEET_DIGITS)

const digitCount = (text: string): number => text.replaceAll(/\D/g, '').length

/** A spreadsheet's number has 15 significant digits; of a larger amount it loses fen. */
const SHEET_DIGITS = 15
