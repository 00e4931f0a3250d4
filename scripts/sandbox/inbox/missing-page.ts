import type { Answer } from '../answers.ts';
import { html, htmlAnswer } from './html.ts';
import { desk } from './layout.ts';

export function missingPage(title: string): Answer {
  return htmlAnswer(desk('', title, html`<h1>${title}</h1>`), 404);
}
