/** Areas of administrators and officers are in their short form here ('4418', '441802103'): what lies below begins with what lies above. */
export const coversArea = (areas: readonly string[], area: string): boolean =>
  areas.some((above) => area.startsWith(above))

/** True when the one's areas reach over all of the other's. */
export const coversAll = (areas: readonly string[], others: readonly string[]): boolean =>
  others.every((area) => coversArea(areas, area))
