import { useMemo, type CSSProperties } from 'react'
import { classNames } from '../elements/class-names.ts'
import { coverDesign, randomFrom, type CoverDesign } from './cover-design.ts'
import styles from './cover.module.css'

type CoverProps = Readonly<{ title: string; show?: string | undefined; look: 'small' | 'large' }>

/** A cover drawn from the title. The small one is the picture alone. */
export function Cover({ title, show, look }: CoverProps) {
  const design = useMemo(() => coverDesign(title), [title])
  const hue: CSSProperties & Record<'--hue', string> = { '--hue': String(design.hue) }
  return (
    <div aria-hidden="true" className={classNames(styles['cover'], styles[look])} style={hue}>
      <svg viewBox="0 0 100 100" preserveAspectRatio="xMidYMid slice" className={styles['picture']}>
        <Pattern design={design} />
      </svg>
      {look === 'large' && (
        <div className={styles['words']}>
          {show !== undefined && <span className={styles['show']}>{show}</span>}
          <span className={styles['title']}>{title}</span>
        </div>
      )}
    </div>
  )
}

function Pattern({ design }: Readonly<{ design: CoverDesign }>) {
  const random = randomFrom(design.seed)
  const numbers = Array.from({ length: 24 }, () => random())
  const at = (index: number) => numbers[index % numbers.length] ?? 0
  switch (design.pattern) {
    case 'arcs':
      return Array.from({ length: 7 }, (_, ring) => (
        <circle
          key={ring}
          cx={20 + at(0) * 60}
          cy={at(1) * 30}
          r={10 + ring * 11}
          strokeWidth={3 + at(ring + 2) * 3}
          className={ring % 3 === 1 ? styles['strong'] : styles['line']}
        />
      ))
    case 'bars':
      return Array.from({ length: 17 }, (_, bar) => {
        const height = 8 + at(bar) * 46 * Math.sin(((bar + 1) / 18) * Math.PI)
        return (
          <rect
            key={bar}
            x={6 + bar * 5.3}
            y={38 - height / 2}
            width={2.6}
            height={height}
            rx={1.3}
            className={bar % 5 === 2 ? styles['strongFill'] : styles['fill']}
          />
        )
      })
    case 'ridges':
      return Array.from({ length: 9 }, (_, ridge) => {
        const y = 12 + ridge * 7
        const lift = 6 + at(ridge) * 16
        const peak = 25 + at(ridge + 9) * 50
        return (
          <path
            key={ridge}
            d={`M-5 ${y} C${peak - 22} ${y} ${peak - 12} ${y - lift} ${peak} ${y - lift} S${peak + 22} ${y} 105 ${y}`}
            strokeWidth={1.6}
            className={ridge % 4 === 1 ? styles['strong'] : styles['line']}
          />
        )
      })
    case 'discs':
      return Array.from({ length: 3 }, (_, disc) => (
        <circle
          key={disc}
          cx={22 + disc * 26 + at(disc) * 10}
          cy={26 + at(disc + 3) * 18}
          r={15 + at(disc + 6) * 13}
          className={disc === 1 ? styles['strongFill'] : styles['fill']}
        />
      ))
  }
}
