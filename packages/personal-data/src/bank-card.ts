/**
 * Whether the digits of a bank card end in their Luhn check digit. A sign of a typing error, not a rule: passbooks and
 * accounts of enterprises have numbers without one.
 */
export function passesLuhn(card: string): boolean {
  if (!/^\d{2,}$/.test(card)) return false
  const sum = Array.from(card)
    .toReversed()
    .reduce((total, digit, index) => total + (index % 2 === 0 ? Number(digit) : digitSum(2 * Number(digit))), 0)
  return sum % 10 === 0
}

const digitSum = (number: number): number => (number > 9 ? number - 9 : number)
