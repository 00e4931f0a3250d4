const SCOPE = Symbol.for('broadsheet.rendering-page');

/** What an AsyncLocalStorage of Node.js offers, and all that is used of it. */
interface Scope {
  getStore(): string | undefined;
}

const shared = globalThis as { [SCOPE]?: Scope };

/**
 * The path of the page that is being rendered, if the build may keep it for the next build; otherwise
 * `undefined`. The pages and the build have their own copies of this module.
 */
export function renderingPage(): string | undefined {
  return shared[SCOPE]?.getStore();
}

/** Sets where the build notes which page it renders. */
export function setRenderingScope(scope: Scope): void {
  shared[SCOPE] = scope;
}
