/** An axis. It starts at its first tick and ends at its last. */
export interface Scale {
  low: number;
  high: number;
  ticks: number[];
}

/**
 * The smallest axis with round ticks (steps of 1, 2 or 5 times a power of ten) that covers all
 * `values`, in at most `intervals` + 1 intervals. Expects at least one value, all finite. If all
 * values are equal, the axis starts at zero.
 */
export function niceScale(values: readonly number[], intervals = 4): Scale {
  let low = Math.min(...values);
  let high = Math.max(...values);
  if (low === high) [low, high] = low === 0 ? [0, 1] : [Math.min(0, low), Math.max(0, high)];

  const { factor, exponent } = niceStep((high - low) / intervals);
  // Dividing by a power of ten gives the decimal that a person would write; multiplying by 0.1 does
  // not.
  const multiple = (i: number) =>
    exponent < 0 ? (i * factor) / 10 ** -exponent : i * factor * 10 ** exponent;
  const step = multiple(1);

  const first = Math.floor(low / step);
  // `+ 0` turns -0 into 0, because readers would see the sign.
  const last = Math.ceil(high / step) + 0;
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => multiple(first + i));
  return { low: multiple(first), high: multiple(last), ticks };
}

/** The smallest step of 1, 2 or 5 times a power of ten that is at least `least`. */
function niceStep(least: number): { factor: number; exponent: number } {
  const exponent = Math.floor(Math.log10(least));
  const mantissa = least / 10 ** exponent;
  const factor = [1, 2, 5].find((nice) => nice >= mantissa);
  return factor ? { factor, exponent } : { factor: 1, exponent: exponent + 1 };
}
