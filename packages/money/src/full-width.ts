/**
 * The full-width forms that Chinese input methods put into figures, as their plain ones. Unicode's own folding (NFKC)
 * would not do: it also turns 10² into 102 and ① into 1.
 */
export const toHalfWidth = (text: string): string =>
  text
    .replace(/[０-９．，：－]/gu, shiftToAscii)
    .replaceAll('￥', '¥')
    .replaceAll('\u3000', ' ')

const FULL_WIDTH_OFFSET = 0xfee0

const shiftToAscii = (character: string): string => String.fromCharCode(character.charCodeAt(0) - FULL_WIDTH_OFFSET)
