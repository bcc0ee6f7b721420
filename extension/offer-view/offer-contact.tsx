/** How to reach the offer: call, write, copy. Of a protected place no address is shown, whatever the data say. */
import type { ComponentChildren } from 'preact'
import type { Offer } from '../../shared/offer.ts'
import type { Organisation } from '../../shared/organisation.ts'
import { Button } from '../ui/button.tsx'
import { copyAndTell } from '../ui/copy-block.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Notice } from '../ui/notice.tsx'
import { t } from '../ui/words.ts'
import { addressLines, contactText, reachOf } from './contact-text.ts'

type Props = { offer: Offer; organisation: Organisation | undefined }

export function OfferContact({ offer, organisation }: Props) {
  const { phones, email, url } = reachOf(offer, organisation)
  const places = offer.protectedPlace ? [] : offer.places.filter((place) => addressLines(place).length > 0)
  return (
    <section class="section" aria-label={t('offer:contact')}>
      {offer.protectedPlace && (
        <Notice tone="warning" title={t('offer:protectedTitle')}>
          <p>{t('offer:protectedText')}</p>
        </Notice>
      )}
      <div>
        {phones.map((phone) => (
          <Line key={phone.number} icon="phone" name={t('offer:phone')} copies={phone.number}>
            <a href={`tel:${phone.number.replace(/[^\d+]/g, '')}`}>{phone.number}</a>
            {phone.note !== undefined && <span class="small muted"> {phone.note}</span>}
          </Line>
        ))}
        {email !== undefined && (
          <Line icon="mail" name={t('offer:email')} copies={email}>
            <a href={`mailto:${email}`}>
              <Breakable text={email} />
            </a>
          </Line>
        )}
        {url !== undefined && (
          <Line icon="web" name={t('offer:website')} copies={url}>
            <a href={url} target="_blank" rel="noreferrer">
              <Breakable text={url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')} />
            </a>
          </Line>
        )}
        {places.map((place) => (
          <Line
            key={addressLines(place).join()}
            icon="place"
            name={t('offer:address')}
            copies={addressLines(place).join('\n')}
          >
            {addressLines(place).join(', ')}
            {place.accessibility !== undefined && <p class="small muted">{place.accessibility}</p>}
          </Line>
        ))}
      </div>
      <div class="row">
        <Button small icon="copy" onClick={() => void copyAndTell(contactText(offer, organisation), null)}>
          {t('offer:copyContact')}
        </Button>
      </div>
    </section>
  )
}

/** An address that breaks at its punctuation rather than anywhere. */
function Breakable({ text }: { text: string }) {
  return text.split(/(?<=[@./])/).map((part) => (
    <>
      {part}
      <wbr />
    </>
  ))
}

function Line(props: { icon: IconName; name: string; copies: string; children: ComponentChildren }) {
  return (
    <div class="contact-line">
      <Icon name={props.icon} />
      <div class="grow">
        <span class="visually-hidden">{props.name}: </span>
        {props.children}
      </div>
      <IconButton
        icon="copy"
        small
        label={t('offer:copyNamed', { name: props.name })}
        onClick={() => void copyAndTell(props.copies, null)}
      />
    </div>
  )
}
