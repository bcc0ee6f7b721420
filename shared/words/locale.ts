/** The languages the product speaks: German first, English complete. */
export type Locale = 'de' | 'en'
