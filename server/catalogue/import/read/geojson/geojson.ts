/** Reads GeoJSON (RFC 7946): points are places of offers, polygons are areas with their borders. */
import type { ImportSubject } from '../../../../../shared/protocol/import-mapping.ts'
import { importLimits } from '../../../../../shared/protocol/imports.ts'
import type { ReadFile, Row } from '../../row.ts'
import { cellsOf, columnsIn } from '../flat-cells.ts'
import { isRecord, type Json } from '../json.ts'
import { cannotRead, rowNote } from '../reason.ts'
import { eachStep, type ReadOptions } from '../steps.ts'
import { areaGeometry, isOnEarth, pointOf } from './geometry.ts'

/** Names for WGS 84 with longitude first, the only projection of RFC 7946; older files may say it. */
const worldwide = /CRS84|EPSG:{1,2}4326|\b4326\b/i

/** Whether JSON says that it is GeoJSON; nothing of it is checked yet. */
export function isGeoJson(json: unknown): json is Json {
  return isRecord(json) && ['FeatureCollection', 'Feature'].includes(String(json['type']))
}

/** @throws {Problem} when there is no feature, or coordinates are not degrees. */
export async function readGeoJson(json: Json, options: ReadOptions): Promise<ReadFile> {
  const features = json['type'] === 'Feature' ? [json] : json['features']
  if (!Array.isArray(features) || features.length === 0) throw cannotRead('file_unknown', 'no_features')
  if (features.length > importLimits.rows) throw cannotRead('file_too_large', 'too_many_rows', features.length)
  const crs = JSON.stringify(json['crs'] ?? '')
  if (crs !== '""' && crs !== 'null' && !worldwide.test(crs)) throw cannotRead('file_broken', 'other_projection')
  const subject = subjectOf(features)
  const rows = await eachStep(features, options, (feature, at) => rowOf(feature, at + 1, subject))
  return { format: 'geojson', subject, columns: columnsIn(rows), rows }
}

/** Areas where more features have an extent than not. */
function subjectOf(features: readonly unknown[]): ImportSubject {
  const extended = features.filter((feature) => /Polygon$/.test(String(geometryOf(feature)['type'])))
  return extended.length * 2 > features.length ? 'areas' : 'offers'
}

function rowOf(feature: unknown, line: number, subject: ImportSubject): Row {
  const properties = isRecord(feature) && isRecord(feature['properties']) ? feature['properties'] : {}
  const { cells, notes } = cellsOf(properties)
  const id = isRecord(feature) ? feature['id'] : undefined
  if ((typeof id === 'string' || typeof id === 'number') && !('id' in cells)) cells['id'] = String(id)
  const geometry = geometryOf(feature)
  if (subject === 'areas') {
    const border = areaGeometry(geometry, line)
    if (border === undefined) notes.push(rowNote('geometry_broken', { field: 'geometry' }))
    return { line, cells, ...(border && { geometry: border }), ...(notes.length > 0 && { notes }) }
  }
  const point = pointOf(geometry)
  if (point === undefined) notes.push(rowNote('no_point', { field: 'geometry' }))
  else if (!isOnEarth(point)) throw cannotRead('file_broken', 'other_projection', line)
  else {
    cells['latitude' in cells ? 'geometry.latitude' : 'latitude'] = String(point[1])
    cells['longitude' in cells ? 'geometry.longitude' : 'longitude'] = String(point[0])
  }
  return { line, cells, ...(notes.length > 0 && { notes }) }
}

function geometryOf(feature: unknown): Json {
  return isRecord(feature) && isRecord(feature['geometry']) ? feature['geometry'] : {}
}
