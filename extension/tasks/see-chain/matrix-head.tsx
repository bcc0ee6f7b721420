/** The head of every table whose columns are the fields of action. */
import type { Choice } from '../../../shared/codes/adjusted.ts'

export function MatrixHead({ fields }: { fields: readonly Choice[] }) {
  return (
    <thead>
      <tr>
        <td />
        {fields.map(({ code, label }) => (
          <th key={code} scope="col">
            {label}
          </th>
        ))}
      </tr>
    </thead>
  )
}
