/** What columns are called in German lists, in English ones and in HSDS, in one spelling; the surest names first. */
import type { OfferField, OrganisationField } from '../../../../../shared/protocol/import-mapping.ts'

const list = (names: string): readonly string[] => names.split(' ')

export const offerColumnNames: Record<OfferField, readonly string[]> = {
  sourceId: list(
    'id sourceid angebotsid angebotsnr angebotsnummer einrichtungsid einrichtungsnr einrichtungsnummer kitaid kitanr kitanummer kennung schlussel datensatzid nr nummer uuid objectid gid fid serviceid',
  ),
  title: list(
    'title titel name angebot angebotsname bezeichnung einrichtung einrichtungsname nameeinrichtung namedereinrichtung namedesangebots kita kitaname kurs kurstitel veranstaltung projekt projektname massnahme leistung dienst beratungsstelle service servicename objekt',
  ),
  description: list(
    'description beschreibung kurzbeschreibung angebotsbeschreibung inhalt inhalte erlauterung details information informationen beschreibungdesangebots kurzinfo text',
  ),
  offerType: list(
    'offertype angebotsart angebotstyp leistungsart angebotsform kategorie kategorien rubrik art typ type category einrichtungsart einrichtungstyp artdereinrichtung artdesangebots thema terms',
  ),
  fields: list('fields handlungsfeld handlungsfelder fieldofaction'),
  lifePhases: list('lifephases lebensphase lebensphasen lifephase phase'),
  ageFromMonths: list('agefrommonths altervonmonate alterabmonate abmonate'),
  ageToMonths: list('agetomonths alterbismonate alterbisuntermonate bismonate'),
  ageFromYears: list('agefromyears altervon mindestalter alterab abalter minalter minimumage abjahre ab altervonjahre'),
  ageToYears: list(
    'agetoyears alterbis hochstalter bisalter maxalter maximalalter maximumage bisjahre bis alterbisjahre',
  ),
  ages: list(
    'ages alter altersgruppe altersgruppen altersspanne altersbereich zielalter altersstufe alterderkinder alterkinder agerange age betreuungsalter aufnahmealter',
  ),
  needs: list('needs anlass anlasse bedarf bedarfe'),
  targetGroups: list('targetgroups zielgruppe zielgruppen targetgroup'),
  preventionLevel: list('preventionlevel praventionsstufe praventionsebene praventionsart'),
  access: list('access zugang zugangsart zugangsform anmeldung anmeldungerforderlich anmeldeverfahren anmeldepflicht'),
  accessNote: list(
    'accessnote zugangshinweis zugangsvoraussetzungen anmeldehinweis hinweisezuranmeldung hinweiszumzugang applicationprocess anmeldeinfo',
  ),
  settings: list('settings setting durchfuhrungsform durchfuhrung form'),
  languages: list(
    'languages sprache sprachen language beratungssprachen beratungssprache angebotssprachen fremdsprachen',
  ),
  cost: list(
    'cost kosten gebuhr gebuhren preis beitrag teilnahmebeitrag teilnehmerbeitrag entgelt elternbeitrag kostenlos kostenfrei eintritt costs fees',
  ),
  costNote: list('costnote kostenhinweis feesdescription kostendetails hinweiskosten hinweiszukosten'),
  capacity: list(
    'capacity freieplatze kapazitat kapazitaten freiekapazitaten auslastung verfugbarkeit platzsituation belegung belegungsstand',
  ),
  capacityOn: list('capacityon standfreieplatze kapazitatstand platzstand standkapazitat freieplatzestand'),
  areaIds: list('areaids einzugsgebiet einzugsgebiete zustandigfur servicearea serviceareas einzugsbereich gebiete'),
  phone: list(
    'phones phone telefon tel telefonnummer telnr telefonnr fon festnetz rufnummer kontakttelefon phonenumber telefonkontakt rufnr',
  ),
  phoneNote: list('phonenote telefonhinweis telefonzeiten hinweiszumtelefon'),
  email: list('email mail emailadresse mailadresse kontaktemail kontaktmail'),
  url: list(
    'url web website webseite homepage internet internetseite internetadresse link www webadresse internetauftritt',
  ),
  openingNote: list('openingnote hinweisoffnungszeiten hinweiszuoffnungszeiten'),
  openings: list(
    'openings offnungszeiten offnungszeit sprechzeiten sprechzeit sprechstunden sprechstunde zeiten termine openinghours betreuungszeiten betreuungszeit uhrzeit zeit kurszeiten',
  ),
  legalBasis: list('legalbasis rechtsgrundlage gesetz paragraph paragraf gesetzlichegrundlage rechtlichegrundlage'),
  requiredDocuments: list('requireddocuments unterlagen benotigteunterlagen erforderlicheunterlagen mitzubringen'),
  verifiedOn: list(
    'verifiedon stand datenstand standvom standdatum aktualisiert aktualisiertam letzteaktualisierung gepruftam gepruft assureddate',
  ),
  status: list('status'),
  placeName: list(
    'placename veranstaltungsort treffpunkt gebaude raum locationname standort standortname ortsname namedesortes',
  ),
  street: list(
    'street strasse adresse anschrift strassehausnummer strassehausnr strasseundhausnummer strasseundhausnr strasseundnr strassenr str address address1 postanschrift lage strassename',
  ),
  postcode: list('postcode plz postleitzahl postalcode zip zipcode plzort'),
  city: list(
    'city ort stadt gemeinde kommune town wohnort ortschaft stadtname plzort plzundort plzwohnort postleitzahlort postleitzahlundort ortplz',
  ),
  placeAreaId: list(
    'placeareaid stadtteil ortsteil sozialraum stadtbezirk bezirk quartier planungsraum viertel stadtviertel sozialraumnr stadtteilnr areaid gebietdesortes',
  ),
  latitude: list(
    'latitude breite breitengrad lat geobreite geolat ykoordinate koordinatey y geometrylatitude wgs84lat koordinaten geokoordinaten geopoint latlon wkt',
  ),
  longitude: list(
    'longitude lange langengrad lon lng long geolange geolon xkoordinate koordinatex x geometrylongitude wgs84lon',
  ),
  accessibility: list('accessibility barrierefreiheit barrierefrei rollstuhlgerecht'),
}

export const organisationColumnNames: Record<OrganisationField, readonly string[]> = {
  name: list(
    'organisationname trager tragername anbieter anbietername organisation organization organizationname provider veranstalter institution tragerverein tragerdereinrichtung namedestragers nametrager einrichtungstrager',
  ),
  shortName: list('organisationshortname tragerkurz tragerkurzname organizationalternatename'),
  sourceId: list('organisationsourceid organisationid tragerid tragernr tragernummer organizationid'),
  institutionType: list(
    'organisationinstitutiontype institutiontype institutionstyp institutionsart artdereinrichtung einrichtungsart einrichtungstyp',
  ),
  providerType: list(
    'organisationprovidertype providertype tragertyp tragerart artdestragers tragergruppe spitzenverband dachverband tragerform',
  ),
  areaId: list('organisationareaid tragergebiet'),
  street: list('organisationstreet tragerstrasse strassetrager tragerstrassehausnummer'),
  postcode: list('organisationpostcode tragerplz plztrager'),
  city: list('organisationcity tragerort orttrager'),
  phone: list('organisationphone tragertelefon telefontrager organizationphone'),
  email: list('organisationemail trageremail emailtrager organizationemail'),
  url: list(
    'organisationurl tragerwebsite tragerweb tragerhomepage homepagetrager organizationwebsite organizationurl',
  ),
}

/** A running number moves when a row is put in: the next list would turn each offer into its neighbour. */
export const runningNumber = /^(?:lfd|laufend|zeilen?n|pos(?:ition)?(?:nr|nummer)?$)/

/** Columns about a person: left out, whatever stands in them. */
export const personalColumn =
  /ansprech|kontaktperson|contactperson|contactname|leitung|leiter(?:in)?(?:$|name)|vorname|nachname|familienname|geschaftsfuhr|sachbearbeit|bearbeiter|koordinator|betreuer(?:in)?$|mitarbeiter|vorsitz|vorstand|assurer|verantwortlich|inhaber/
