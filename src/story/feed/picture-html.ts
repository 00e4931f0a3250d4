import { escapeXml } from '../../core/xml-text.ts';

/** A lead picture for feed readers. */
export interface LeadPicture {
  url: string;
  /** Pixels. */
  width: number;
  height: number;
  alt: string;
  caption?: string | undefined;
  credit?: string | undefined;
}

/** The picture with its caption and credit. */
export function pictureHtml({ url, width, height, alt, caption, credit }: LeadPicture): string {
  const legend = [caption, credit].filter((text) => text !== undefined).join(' ');
  return [
    `<figure><img src="${escapeXml(url)}" alt="${escapeXml(alt)}"`,
    ` width="${width}" height="${height}">`,
    legend ? `<figcaption>${escapeXml(legend)}</figcaption>` : '',
    '</figure>',
  ].join('');
}
