// The ESLint rule that enforces the import walls: which room may import what. The table of rooms is in
// rooms.mjs.
import { dirname, relative, resolve, sep } from 'node:path';
import process from 'node:process';

/**
 * A room is a folder or a file below the project's root. `rooms` lists the rooms it may import, besides
 * itself. `packages` lists module specifiers: `node:*` matches everything that starts with `node:`, and
 * `type:x` allows only `import type` from `x`. A file belongs to the room with the longest matching `at`.
 *
 * @typedef {{ at: string, rooms: string[], packages: string[] }} Room
 */
export const importWalls = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object' }],
    messages: {
      room: '{{from}} may not import from {{to}}; it may import {{allowed}}.',
      package: "{{from}} may not import '{{to}}'; it may import {{allowed}}.",
      runtime:
        'Only an on-demand route (export const prerender = false) may import src/runtime.ts.',
    },
  },

  create(context) {
    /** @type {Record<string, Room>} */
    const rooms = context.options[0];
    const file = pathFromRoot(context.filename);
    const from = roomOf(rooms, file);
    if (!from) return {};
    const { rooms: allowedRooms, packages } = rooms[from];

    const check = (node) => {
      if (typeof node.source?.value !== 'string') return;
      const specifier = node.source.value.replace(/\?.*$/, '');
      const report = (messageId, to, allowed) =>
        context.report({
          node,
          messageId,
          data: { from, to, allowed: allowed.join(', ') || 'nothing' },
        });

      if (!specifier.startsWith('.')) {
        const isType = node.importKind === 'type';
        if (!packages.some((pattern) => allows(pattern, specifier, isType)))
          report('package', specifier, packages);
        return;
      }
      const target = pathFromRoot(resolve(dirname(context.filename), specifier));
      const to = roomOf(rooms, target) ?? target;
      if (to !== from && !allowedRooms.includes(to)) report('room', to, [from, ...allowedRooms]);
      else if (to === 'runtime' && !isOnDemand(from, context.sourceCode.text))
        report('runtime', to, []);
    };

    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    };
  },
};

/** Whether a file runs for a request and never in a build: a route that says so, or the start of a function. */
function isOnDemand(from, text) {
  return from.startsWith('functions') || /\bprerender = false\b/.test(text);
}

function pathFromRoot(path) {
  return relative(process.cwd(), path).split(sep).join('/');
}

/** The name of the room of a file, by its path from the root; `undefined` if it has none. */
export function roomOf(rooms, path) {
  const at = (name) => rooms[name].at;
  return Object.keys(rooms)
    .filter((name) => path === at(name) || (at(name).endsWith('/') && path.startsWith(at(name))))
    .toSorted((a, b) => at(b).length - at(a).length)[0];
}

function allows(pattern, specifier, isType) {
  if (pattern.startsWith('type:'))
    return isType && allows(pattern.slice('type:'.length), specifier, isType);
  return pattern.endsWith('*') ? specifier.startsWith(pattern.slice(0, -1)) : specifier === pattern;
}
