/** Which screen an address shows. Tasks do not know each other; here they come together. */
import { Route, Switch } from 'wouter-preact'
import { FindScreen } from '../tasks/find-offer/find-screen.tsx'
import { NotFound } from './not-found.tsx'
import { screen } from './screen.tsx'

const Offer = screen(async () => (await import('../tasks/find-offer/offer-screen.tsx')).OfferScreen)
const LogReferral = screen(
  async () => (await import('../tasks/log-referral/log-referral-screen.tsx')).LogReferralScreen,
)
const Saved = screen(async () => (await import('../tasks/log-referral/saved-screen.tsx')).SavedScreen)
const AnswerLink = screen(async () => (await import('../tasks/log-referral/answer-link-screen.tsx')).AnswerLinkScreen)
const UnmetNeed = screen(async () => (await import('../tasks/log-referral/unmet-need-screen.tsx')).UnmetNeedScreen)
const Inbox = screen(async () => (await import('../tasks/inbox/inbox-screen.tsx')).InboxScreen)
const ReferralList = screen(
  async () => (await import('../tasks/referrals/referral-list-screen.tsx')).ReferralListScreen,
)
const Referral = screen(async () => (await import('../tasks/referrals/referral-screen.tsx')).ReferralScreen)
const Chain = screen(async () => (await import('../tasks/referrals/chain-screen.tsx')).ChainScreen)
const SetUp = screen(async () => (await import('../tasks/set-up/set-up-screen.tsx')).SetUpScreen)
const Recover = screen(async () => (await import('../tasks/set-up/recover-screen.tsx')).RecoverScreen)
const TrySheet = screen(async () => (await import('../tasks/set-up/try-sheet-screen.tsx')).TrySheetScreen)
const Waiting = screen(async () => (await import('../tasks/set-up/waiting-screen.tsx')).WaitingScreen)
const FirstKeys = screen(async () => (await import('../tasks/set-up/first-keys-screen.tsx')).FirstKeysScreen)
const Devices = screen(async () => (await import('../tasks/devices/devices-screen.tsx')).DevicesScreen)
const Invite = screen(async () => (await import('../tasks/devices/invite-screen.tsx')).InviteScreen)
const Erasures = screen(async () => (await import('../tasks/devices/erasures-screen.tsx')).ErasuresScreen)
const Sheet = screen(async () => (await import('../tasks/key-sheet/sheet-screen.tsx')).SheetScreen)
const Lost = screen(async () => (await import('../tasks/key-sheet/lost-screen.tsx')).LostScreen)
const Partners = screen(async () => (await import('../tasks/partners/partners-screen.tsx')).PartnersScreen)
const Lock = screen(async () => (await import('../tasks/lock/lock-settings-screen.tsx')).LockSettingsScreen)
const Messages = screen(async () => (await import('./security-messages-screen.tsx')).SecurityMessagesScreen)
const Settings = screen(async () => (await import('./settings-screen.tsx')).SettingsScreen)

/** What nearly every search leads to. Where it cannot be fetched now, it is when it is asked for. */
export function fetchAhead(): void {
  void Offer.ahead().catch(() => undefined)
}

/** The panel's addresses. A screen is made anew for another id, so that nothing typed goes over to it. */
export function Routes() {
  return (
    <Switch>
      <Route path="/" component={FindScreen} />
      <Route path="/offer/:id">{({ id }) => <Offer key={id} id={id} />}</Route>
      <Route path="/log/:draftId">{({ draftId }) => <LogReferral key={draftId} draftId={draftId} />}</Route>
      <Route path="/unmet/:draftId">{({ draftId }) => <UnmetNeed key={draftId} draftId={draftId} />}</Route>
      <Route path="/saved/:ref">{({ ref }) => <Saved key={ref} referralRef={ref} />}</Route>
      <Route path="/answer-link/:ref">{({ ref }) => <AnswerLink key={ref} referralRef={ref} />}</Route>
      <Route path="/inbox">
        <Inbox />
      </Route>
      <Route path="/inbox/:ref">{({ ref }) => <Referral key={ref} referralRef={ref} list="/inbox" />}</Route>
      <Route path="/chain/:chain">{({ chain }) => <Chain key={chain} chain={chain} />}</Route>
      <Route path="/referrals">
        <ReferralList />
      </Route>
      <Route path="/referrals/:ref">{({ ref }) => <Referral key={ref} referralRef={ref} />}</Route>
      <Route path="/settings">
        <Settings />
      </Route>
      <Route path="/set-up" component={SetUp} />
      <Route path="/set-up/sheet" component={Recover} />
      <Route path="/waiting" component={Waiting} />
      <Route path="/keys/first" component={FirstKeys} />
      <Route path="/keys/devices">
        <Devices />
      </Route>
      <Route path="/keys/devices/recovered">
        <Devices recovered />
      </Route>
      <Route path="/keys/invite" component={Invite} />
      <Route path="/keys/erasures" component={Erasures} />
      <Route path="/keys/sheet" component={Sheet} />
      <Route path="/keys/try" component={TrySheet} />
      <Route path="/keys/lost" component={Lost} />
      <Route path="/keys/partners" component={Partners} />
      <Route path="/keys/lock" component={Lock} />
      <Route path="/keys/messages" component={Messages} />
      <Route>
        <NotFound />
      </Route>
    </Switch>
  )
}
