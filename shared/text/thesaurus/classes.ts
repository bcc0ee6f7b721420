/**
 * Classes of words that may stand for each other in a phrase. Words with `age:` are never typed: the
 * recognised age of the child adds them, so that "7 Monate schläft nicht" speaks of a baby.
 */
export const classes: Readonly<Record<string, string>> = {
  baby: 'baby babys säugling neugeborenes neugeborene neugeborener kleines kleiner zwillinge frühchen age:baby',
  kind: 'kind kinder sohn tochter junge mädchen kleinkind enkel bub age:toddler age:child baby',
  teen: 'jugendliche jugendlicher teenager pubertät teenie minderjährig minderjährige sohn tochter age:teen',
  mutter: 'mutter mama mami mütter frau kindsmutter km',
  vater: 'vater papa papi väter mann kindsvater kv stiefvater',
  eltern: 'eltern elternteil mutter mama mütter vater papa väter frau mann kindsmutter kindsvater',
  partner: 'partner partnerin mann ehemann freund ex exmann expartner frau ehefrau lebensgefährte vater papa',
  schwanger: 'schwanger schwangere schwangerschaft schwangeren age:unborn',
  nicht:
    'nicht kein keine keinen keiner keinem nie niemals ohne nix nichts kaum schlecht wenig fehlt fehlende mangelnde',
  schule: 'schule unterricht klasse grundschule schüler schülerin lehrer',
  geflüchtet:
    'geflüchtet geflüchtete geflüchteten flüchtling flüchtlinge flucht asyl asylbewerber asylsuchende ukraine syrer neuzugewanderte neuzugewandert zuwanderer migranten migrantin ausländer',
  krank: 'krank kranke erkrankt erkrankung krankheit krankenhaus klinik operation op ausfall kaputt reha chemo',
  gestorben: 'gestorben sterben tod tot todesfall verstorben verloren verlust suizid beerdigung',
}
