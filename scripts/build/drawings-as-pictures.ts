/**
 * A Vite plugin. Astro turns an SVG in an article into a component with the text of the file. This turns
 * it into the metadata of a picture, as for every other format.
 */
export function drawingsAsPictures() {
  return {
    name: 'drawings-as-pictures',
    transform: {
      filter: { id: /\.svg\?.*astroContentImageFlag/i },
      handler(code: string, id: string): string {
        const meta = /"meta":(\{[^{}]*\})/.exec(code)?.[1];
        if (!meta)
          throw new Error(
            `The module that Astro makes of ${id} has no metadata in the expected form.`,
          );
        const file = JSON.stringify(id.replace(/\?.*$/, ''));
        // Not enumerable, because Astro hashes the other properties into the name of the file.
        return `export default Object.defineProperty(${meta}, 'fsPath', { value: ${file} });`;
      },
    },
  };
}
