/** Rows of cells as columns for a terminal, the names of the columns first. */
export function table(columns: readonly string[], cells: readonly (readonly string[])[]): string {
  const rows = [columns, ...cells];
  const widths = columns.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
