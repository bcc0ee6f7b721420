/** Six words to read to one another: numbered, large, each whole on its line. */
export function SixWords({ words, label }: { words: readonly string[]; label: string }) {
  return (
    <ol class="six-words" aria-label={label}>
      {words.map((word) => (
        <li key={word}>{word}</li>
      ))}
    </ol>
  )
}
