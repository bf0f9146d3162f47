import { useMemo, useState, type CSSProperties } from 'react'
import { coverColours, type CoverColours } from '../../core/cover/cover-colours.ts'
import { coverDesign } from '../../core/cover/cover-design.ts'
import { coverShapes, type CoverShape } from '../../core/cover/cover-shapes.ts'
import { classNames } from '../elements/class-names.ts'
import styles from './cover.module.css'

type CoverProps = Readonly<{
  title: string
  show?: string | undefined
  look: 'small' | 'large'
  /** Address of a picture that was chosen instead. */
  picture?: string
}>

/** A cover drawn from the title. The small one is the picture alone. */
export function Cover({ title, show, look, picture }: CoverProps) {
  const { shapes, colours } = useMemo(() => {
    const design = coverDesign(title)
    return { shapes: coverShapes(design), colours: colourVariables(design.hue) }
  }, [title])
  const [missing, setMissing] = useState<string>()
  if (picture !== undefined && picture !== missing)
    return (
      <div aria-hidden="true" className={classNames(styles['cover'], styles[look])}>
        {/* What has gone meanwhile is drawn. */}
        <img src={picture} alt="" className={styles['picture']} onError={() => setMissing(picture)} />
      </div>
    )
  return (
    <div aria-hidden="true" className={classNames(styles['cover'], styles[look])} style={colours}>
      <svg viewBox="0 0 100 100" preserveAspectRatio="xMidYMid slice" className={styles['picture']}>
        {shapes.map((shape, index) => (
          <Shape key={index} shape={shape} />
        ))}
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

type ColourVariables = CSSProperties & Record<`--cover-${keyof CoverColours}`, string>

function colourVariables(hue: number): ColourVariables {
  const { from, to, soft, strong, veil, words } = coverColours(hue)
  return {
    '--cover-from': from,
    '--cover-to': to,
    '--cover-soft': soft,
    '--cover-strong': strong,
    '--cover-veil': veil,
    '--cover-words': words,
  }
}

function Shape({ shape }: Readonly<{ shape: CoverShape }>) {
  const look =
    shape.line === undefined
      ? { className: styles[shape.isStrong ? 'strongFill' : 'fill'] }
      : { className: styles[shape.isStrong ? 'strong' : 'line'], strokeWidth: shape.line }
  switch (shape.kind) {
    case 'circle':
      return <circle cx={shape.cx} cy={shape.cy} r={shape.r} {...look} />
    case 'bar':
      return (
        <rect x={shape.x} y={shape.y} width={shape.width} height={shape.height} rx={shape.rx} {...look} />
      )
    case 'path':
      return <path d={shape.d} {...look} />
  }
}
