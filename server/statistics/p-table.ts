/**
 * The noise of disclosure control as a table: how likely a count `i` is shown `v` higher or lower. Cell-key method
 * with D = 5 and V = 3 (that of the census of 2022); rows 3, 4 and 5, the only ones that can become visible, equal
 * rows 6, 7 and 8 of the published table for D = 5, V = 3, js = 2.
 */

/** `t` are upper bounds of a number of 32 bits: the first `v` whose bound is above it is the noise. */
export type NoiseRow = { i: number; v: readonly number[]; t: readonly number[] }

/** Name of this table and of the thresholds it goes with; stands beside every release. */
export const paramsVersion = 'D5V3-T8-B20/1'

/** SHA-256 of the table as JSON: a digit that slipped would be noticed nowhere else. */
export const pTableHash = 'c78dac703fb25e5765d8d6a1256ed763ccece4c3fe544850fce2af40c5f32bcf'

export const pTable: readonly NoiseRow[] = [
  { i: 0, v: [0], t: [4294967296] },
  {
    i: 1,
    v: [-1, 0, 1, 2, 3, 4, 5],
    t: [1670475247, 3340950494, 3865337994, 4107548990, 4219424590, 4271099164, 4294967296],
  },
  {
    i: 2,
    v: [-2, -1, 0, 1, 2, 3, 4, 5],
    t: [969370047, 1938740093, 2908110140, 3478761237, 3859799977, 4093878934, 4226176052, 4294967296],
  },
  {
    i: 3,
    v: [-3, -2, -1, 0, 1, 2, 3, 4, 5],
    t: [309365742, 896561123, 1744178859, 2674696121, 3451579496, 3944860299, 4183059113, 4270535728, 4294967296],
  },
  {
    i: 4,
    v: [-4, -3, -2, -1, 0, 1, 2, 3, 4, 5],
    t: [
      79195747, 317497223, 839855592, 1673973277, 2644266615, 3466501159, 3974082134, 4202343232, 4277121502,
      4294967296,
    ],
  },
  {
    i: 5,
    v: [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5],
    t: [
      16285916, 87543411, 312138561, 822081613, 1656136175, 2638831121, 3472885683, 3982828735, 4207423885, 4278681380,
      4294967296,
    ],
  },
]
