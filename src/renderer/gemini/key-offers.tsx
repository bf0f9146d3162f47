import { KeyRound } from 'lucide-react'
import { explain } from '../bridge/explain.ts'
import { useRequest } from '../bridge/use-request.ts'
import { Button } from '../elements/button.tsx'
import type { KeyOffer } from './gemini-types.ts'
import styles from './gemini.module.css'

const places: Readonly<Record<KeyOffer['place'], string>> = {
  GEMINI_API_KEY: 'GEMINI_API_KEY',
  GOOGLE_API_KEY: 'GOOGLE_API_KEY',
  '.env': 'the file .env beside the library',
}

/** Keys that lie elsewhere on this computer, each offered once. None is used unless it is wanted. */
export function KeyOffers({ offers }: Readonly<{ offers: readonly KeyOffer[] }>) {
  return offers.map((offer) => <Offer key={offer.place} offer={offer} />)
}

function Offer({ offer: { place, ending } }: Readonly<{ offer: KeyOffer }>) {
  const taking = useRequest('gemini.importKey')
  const declining = useRequest('gemini.declineImport')
  const isBusy = taking.isBusy || declining.isBusy
  const failure = taking.failure ?? declining.failure
  return (
    <div role="group" aria-label={`Key found in ${places[place]}`} className={styles['offer']}>
      <KeyRound className={styles['icon']} />
      <div className={styles['grow']}>
        <p>
          A key ending in <strong className={styles['ending']}>…{ending}</strong> was found in {places[place]}
          .
        </p>
        {failure !== undefined && (
          <p role="alert" className={styles['failure']}>
            {explain(failure)}
          </p>
        )}
      </div>
      <Button size="small" aria-disabled={isBusy} onClick={() => void (isBusy || taking.send({ place }))}>
        {taking.isBusy ? 'Asking Google…' : 'Use it'}
      </Button>
      <Button
        size="small"
        look="quiet"
        aria-disabled={isBusy}
        onClick={() => void (isBusy || declining.send({ place }))}
      >
        No, thanks
      </Button>
    </div>
  )
}
