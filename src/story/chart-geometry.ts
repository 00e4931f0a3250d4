import type { ChartDatum } from './chart-data.ts';
import { niceScale } from './chart-scale.ts';

// A chart is measured in percent of its width horizontally and in pixels vertically, so that it fills
// any column while its text keeps its size. These pixel widths are for the narrowest screen.
const NARROWEST_CHART = 288;
const CHARACTER_WIDTH = 7.5;

export interface Bar extends ChartDatum {
  /** Left edge and width, in percent. */
  x: number;
  width: number;
}

/** Horizontal bars that start at a common zero, `zero` percent from the left. */
export function barGeometry(data: readonly ChartDatum[]): { zero: number; bars: Bar[] } {
  const values = data.map(({ value }) => value);
  const low = Math.min(0, ...values);
  const span = Math.max(0, ...values) - low || 1;
  const at = (value: number) => ((value - low) / span) * 100;
  const zero = at(0);
  const bars = data.map((datum) => ({
    ...datum,
    x: round(Math.min(zero, at(datum.value))),
    width: round(Math.abs(at(datum.value) - zero)),
  }));
  return { zero: round(zero), bars };
}

export interface LinePoint extends ChartDatum {
  /** In percent of the width. */
  x: number;
  /** In pixels from the top. */
  y: number;
  /** How the label is aligned to its point; `undefined` when there is no room for the label. */
  anchor: 'start' | 'middle' | 'end' | undefined;
}

/**
 * A line of at least two points on an axis with round ticks, between `top` and `bottom` pixels.
 * `text` formats a value; its length decides the margins on both sides.
 */
export function lineGeometry(
  data: readonly ChartDatum[],
  { top, bottom, text }: { top: number; bottom: number; text: (value: number) => string },
): { points: LinePoint[]; ticks: { value: number; y: number }[] } {
  const { low, high, ticks } = niceScale(data.map(({ value }) => value));
  const down = (value: number) => round(bottom - ((value - low) / (high - low)) * (bottom - top));

  const left = margin(Math.max(...ticks.map((tick) => text(tick).length)));
  const right = 100 - margin(text(data.at(-1)?.value ?? 0).length);
  const gap = (right - left) / Math.max(1, data.length - 1);
  const widest = Math.max(...data.map(({ label }) => room(label.length)));
  const every = Math.ceil(widest / gap);

  const points = data.map((datum, i): LinePoint => {
    const x = left + i * gap;
    const half = room(datum.label.length) / 2;
    const anchor = x - half < 0 ? 'start' : x + half > 100 ? 'end' : 'middle';
    const isShown = i % every === 0;
    return { ...datum, x: round(x), y: down(datum.value), anchor: isShown ? anchor : undefined };
  });
  return { points, ticks: ticks.map((value) => ({ value, y: down(value) })) };
}

/** The margin beside the line for this many characters, in percent: at most a third of the width. */
function margin(characters: number): number {
  return Math.min(33, room(characters));
}

/** The width of this many characters and a gap, in percent. */
function room(characters: number): number {
  return ((characters * CHARACTER_WIDTH + 12) / NARROWEST_CHART) * 100;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
