declare module 'parse-prometheus-text-format' {
  /** Of a gauge or counter; labels are absent if there are none. */
  interface Sample {
    value: string;
    labels?: Record<string, string>;
  }
  export default function parse(text: string): { name: string; metrics: Sample[] }[];
}
