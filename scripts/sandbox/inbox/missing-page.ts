import type { Answer } from '../answers.ts';
import { html, htmlAnswer } from './html.ts';
import { stillDesk } from './layout.ts';

export function missingPage(title: string): Answer {
  return htmlAnswer(stillDesk(title, html`<h1>${title}</h1>`), 404);
}
