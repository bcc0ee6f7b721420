/** Reads a thing of the catalogue as its kind's schema sees it; what a newer version wrote may not be readable. */
import { type CatalogueKind, catalogueSchemas } from '../../../shared/protocol/catalogue.ts'
import type { z } from '../../../shared/zod.ts'

export type Thing<K extends CatalogueKind> = z.infer<(typeof catalogueSchemas)[K]>

type Read<T> = { success: boolean; data?: T | undefined; error?: { issues: { path: PropertyKey[] }[] } | undefined }

const schemas: { [K in CatalogueKind]: { safeParse(data: unknown): Read<Thing<K>> } } = catalogueSchemas

/** The thing as this version knows it; undefined where its schema cannot read it. */
export function readAs<K extends CatalogueKind>(kind: K, data: unknown): Thing<K> | undefined {
  return schemas[kind].safeParse(data).data
}

/** The field that keeps the data from being read. */
export function faultyField(kind: CatalogueKind, data: unknown): string {
  const issue = schemas[kind].safeParse(data).error?.issues[0]
  // An unknown field is named by its object: the thing itself.
  return String(issue?.path[0] ?? 'item')
}
