import { languageTagSchema } from '../../../core/language-tag.ts';
import { isWebAddress, withoutCredentials } from '../../../core/web-address.ts';
import { isDateTime } from './date-times.ts';

/** What an attribute takes. */
interface Grammar {
  /** The value as it is published; `undefined` if it is invalid. */
  published: (value: string) => string | undefined;
  /** In words, after "takes". */
  takes: string;
}

const WHOLE: Grammar = {
  published: (value) => /^-?\d{1,9}$/.exec(value.trim())?.[0],
  takes: 'a whole number',
};
const DIRECTION = oneOf('ltr', 'rtl', 'auto');
const MOMENT: Grammar = {
  published: (value) => (isDateTime(value.trim(), 'moment') ? value.trim() : undefined),
  takes: 'a date, such as 2025-04-01, or a date and time, such as 2025-04-01T09:00:00Z',
};

/** The grammar of each attribute that not every value is valid for, by its name or with its element (HTML, section 3 and 4). */
const GRAMMARS: Readonly<Record<string, Grammar>> = {
  'bdo dir': oneOf('ltr', 'rtl'),
  'time datetime': {
    published: (value) => (isDateTime(value.trim(), 'time') ? value.trim() : undefined),
    takes: 'a date or a time, such as 2025-04-01, 2025-04 or 18:30',
  },
  cite: {
    published: (value) => (isSource(value.trim()) ? value.trim() : undefined),
    takes: 'the URL of the source',
  },
  colspan: spanUpTo(1000, 1),
  datetime: MOMENT,
  dir: DIRECTION,
  id: { published: (value) => value.trim() || undefined, takes: 'a name that links lead to' },
  lang: {
    published: (value) =>
      value.trim() === ''
        ? ''
        : languageTagSchema.safeParse(value.trim().replaceAll('_', '-')).data,
    takes: 'a language tag (BCP 47), such as ja, ar or en-GB',
  },
  rowspan: spanUpTo(65_534, 0),
  scope: oneOf('row', 'col', 'rowgroup', 'colgroup'),
  start: WHOLE,
  value: WHOLE,
};

/** Attributes without a value. */
const BOOLEAN = new Set(['checked', 'open', 'reversed']);

/**
 * The value of an attribute of an HTML element as it is published, or what it takes if this value is invalid. Names
 * are in lower case. `true` is an attribute without a value.
 */
export function attributeValue(
  element: string,
  name: string,
  value: string | true,
): { value: string | true } | { takes: string } {
  if (BOOLEAN.has(name)) return { value: true };
  const grammar = GRAMMARS[`${element} ${name}`] ?? GRAMMARS[name];
  if (!grammar) return { value };
  const published = grammar.published(value === true ? '' : value);
  return published === undefined ? { takes: grammar.takes } : { value: published };
}

function oneOf(...words: string[]): Grammar {
  return {
    published: (value) => words.find((word) => word === value.trim().toLowerCase()),
    takes: `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`,
  };
}

function spanUpTo(most: number, least: number): Grammar {
  return {
    published: (value) => {
      const span = /^\d{1,9}$/.test(value.trim()) ? Number(value) : NaN;
      return span >= least ? String(Math.min(span, most)) : undefined;
    },
    takes: `a whole number from ${least} to ${most}`,
  };
}

function isSource(value: string): boolean {
  return (
    isWebAddress(value) &&
    withoutCredentials(value) === undefined &&
    !/[\s"<>\\^`{|}[\]]/.test(value)
  );
}
