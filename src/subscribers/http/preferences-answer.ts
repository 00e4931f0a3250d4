import type { ChangeResult } from '../change-preferences.ts';
import type { PreferencesView } from '../preferences.ts';
import { words } from '../../i18n/words.ts';
import type { FormRefusal } from '../../http/form-refusal.ts';
import { unbrokenMask } from '../../http/unbroken-mask.ts';

/** The text of the preferences page. The forms depend on the link. */
export interface PreferencesPage {
  status: number;
  title: string;
  message: string;
  headers?: FormRefusal['headers'];
}

/** Error messages shown next to form fields. */
export interface PreferencesProblems {
  choice?: string;
  address?: string;
}

/** Returns the page for a link that was opened. */
export function viewedPage(view: PreferencesView): PreferencesPage {
  const { preferences, brokenLink } = words.reader;
  const { title } = preferences;
  switch (view.status) {
    case 'reader': {
      const address = unbrokenMask(view.address);
      if (view.newsletters) return { status: 200, title, message: preferences.message(address) };
      const { notLoaded: message } = preferences;
      return { status: 503, title, message, headers: { 'Retry-After': '60' } };
    }
    case 'not-subscribed': {
      const message = preferences.notSubscribed(unbrokenMask(view.address));
      return { status: 200, title, message };
    }
    case 'new-address':
      return {
        status: 200,
        title: preferences.newAddress.title,
        message: preferences.newAddress.message(
          unbrokenMask(view.from),
          unbrokenMask(view.address),
        ),
      };
    case 'expired':
      return { status: 410, ...preferences.expired };
    case 'invalid':
      return { status: 400, ...brokenLink };
  }
}

/** Returns the page for a submitted form. */
export function changedPage(
  result: ChangeResult | { status: 'refused'; refusal: FormRefusal },
): PreferencesPage & { problems: PreferencesProblems } {
  const { preferences, brokenLink, choice } = words.reader;
  const { unchanged: title } = preferences;
  switch (result.status) {
    case 'accepted': {
      const done = preferences.done[result.change];
      const message = done.message(unbrokenMask(result.address));
      return { status: 200, title: done.title, message, problems: {} };
    }
    case 'invalid-choice':
      return { status: 422, title, message: '', problems: { choice: choice[result.fault] } };
    case 'invalid-address': {
      const problems = { address: words.refusals.address[result.fault] };
      return { status: 422, title, message: '', problems };
    }
    case 'limited': {
      const headers = { 'Retry-After': String(Math.ceil(result.afterMs / 1000)) };
      return { status: 429, title, message: preferences.limited, headers, problems: {} };
    }
    case 'unavailable': {
      const headers = { 'Retry-After': '60' };
      return { status: 503, title, message: preferences.notSaved, headers, problems: {} };
    }
    case 'expired':
      return { status: 410, ...preferences.expired, problems: {} };
    case 'invalid':
      return { status: 400, ...brokenLink, problems: {} };
    case 'refused':
      return { ...result.refusal, problems: {} };
  }
}
