/** Negative where the first is the older. Only plain 'major.minor.patch': a contract has no pre-releases. */
export function compareVersions(left: string, right: string): number {
  const [leftNumbers, rightNumbers] = [numbersOf(left), numbersOf(right)]
  const place = leftNumbers.findIndex((number, index) => number !== rightNumbers[index])
  return (leftNumbers[place] ?? 0) - (rightNumbers[place] ?? 0)
}

function numbersOf(version: string): number[] {
  if (!/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(version)) throw new Error(`${version} is not a version like 1.4.0`)
  return version.split('.').map(Number)
}
