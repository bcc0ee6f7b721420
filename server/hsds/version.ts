/** Which HSDS is spoken here: version 3.0 as it is, without a profile of our own. */
export const hsdsVersion = '3.0'
export const hsdsProfile = 'https://docs.openreferral.org/en/3.0/'
export const hsdsOpenapi = 'https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json'
