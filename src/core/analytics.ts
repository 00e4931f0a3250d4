/** What each service calls itself, and the attribute of its script that names the site. */
export const ANALYTICS_SERVICES = {
  /** plausible.io/docs/plausible-script: `site` is the domain, such as `example.org`. */
  plausible: { name: 'Plausible', attribute: 'data-domain' },
  /** umami.is/docs/collect-data: `site` is the id of the website. */
  umami: { name: 'Umami', attribute: 'data-website-id' },
  /** goatcounter.com/help/start: `site` is the URL that counts, such as `https://me.goatcounter.com/count`. */
  goatcounter: { name: 'GoatCounter', attribute: 'data-goatcounter' },
} as const;

export interface Analytics {
  service: keyof typeof ANALYTICS_SERVICES;
  /** URL of the script. */
  script: string;
  /** What the service needs to know the site. */
  site: string;
}

/** Sources of a Content-Security-Policy by directive: `{ 'script-src': ['https://example.org'] }`. */
export type PolicySources = Readonly<Record<string, readonly string[]>>;

/** The attributes of the `<script>` that counts a visit. */
export function analyticsScript({ service, script, site }: Analytics): Record<string, string> {
  return { src: script, [ANALYTICS_SERVICES[service].attribute]: site };
}

/** What the script of a service loads and connects to. */
export function analyticsSources({ service, script, site }: Analytics): PolicySources {
  const origin = new URL(script).origin;
  const counter = service === 'goatcounter' ? new URL(site).origin : countingOrigin(origin);
  return {
    'script-src': [origin],
    'connect-src': [counter],
    // GoatCounter requests a picture where a browser has no beacons.
    ...(service === 'goatcounter' && { 'img-src': [counter] }),
  };
}

/** Where a script sends visits: to its own origin, except for the cloud of Umami. */
function countingOrigin(origin: string): string {
  return origin === 'https://cloud.umami.is' ? 'https://api-gateway.umami.dev' : origin;
}
