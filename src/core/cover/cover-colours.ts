/** Colours of a cover as `#rrggbb` or, where they let others through, `#rrggbbaa`. */
export type CoverColours = {
  /** The ground at its upper left, and at its lower right. */
  readonly from: string
  readonly to: string
  /** Of the pattern, and of what stands out in it. */
  readonly soft: string
  readonly strong: string
  /** What lies under the words, so that they are legible. */
  readonly veil: string
  readonly words: string
}

/** The colours of a design; `hue` in degrees of OKLCH. The words keep a contrast of more than 7 to 1 to the ground. */
export function coverColours(hue: number): CoverColours {
  return {
    from: colour(0.42, 0.075, hue),
    to: colour(0.26, 0.05, hue + 24),
    soft: `${colour(0.72, 0.1, hue)}70`,
    strong: `${colour(0.85, 0.12, hue + 40)}e0`,
    veil: `${colour(0.2, 0.04, hue + 24)}e0`,
    words: colour(0.97, 0.01, 85),
  }
}

/** OKLCH in sRGB (https://bottosson.github.io/posts/oklab); what lies outside is drawn to the nearest edge. */
function colour(lightness: number, chroma: number, hue: number): string {
  const angle = (hue * Math.PI) / 180
  const a = chroma * Math.cos(angle)
  const b = chroma * Math.sin(angle)
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const light = [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ]
  return `#${light.map(eightBits).join('')}`
}

function eightBits(light: number): string {
  const curved = light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055
  return Math.round(Math.min(1, Math.max(0, curved)) * 255)
    .toString(16)
    .padStart(2, '0')
}
