/** The screens of one room, side by side above the page: links, so that each has an address and the way back works. */
import { useLocation } from 'wouter-preact'

/** `href` as in the address bar, e.g. `#/chain/map`. */
type TabLink = { href: string; label: string }

/** The link is current whose address begins the present one; of several the longest. */
export function TabLinks({ label, items }: { label: string; items: readonly TabLink[] }) {
  const [path] = useLocation()
  const current = currentLink(items, path)
  return (
    <nav class="tab-links no-print" aria-label={label}>
      <ul>
        {items.map((item) => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.href === current ? 'page' : undefined}>
              {item.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function currentLink(items: readonly TabLink[], path: string): string | undefined {
  const begins = ({ href }: TabLink) => `#${path}` === href || `#${path}`.startsWith(`${href}/`)
  return items
    .filter(begins)
    .map(({ href }) => href)
    .sort((a, b) => b.length - a.length)[0]
}
