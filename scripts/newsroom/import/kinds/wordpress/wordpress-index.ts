import type { LeftOut, SourceName, SourceRedirect } from '../../source-post.ts';
import { plainText } from '../../hast.ts';
import { partText, type WxrElement } from './wxr.ts';

/** A picture or another file of the library. */
export interface Attachment {
  url: string;
  alt: string;
  /** HTML. */
  caption: string;
}

/** What posts refer to, and what is not a post. */
export class WordPressIndex {
  readonly authors = new Map<string, SourceName>();
  readonly leftOut: LeftOut[] = [];
  readonly #attachments = new Map<string, Attachment>();
  readonly #byParent = new Map<string, Attachment[]>();
  readonly #patterns = new Map<string, string>();
  readonly #about = new Map<string, string>();
  readonly #oldPaths = new Map<string, string[]>();
  readonly redirects: SourceRedirect[] = [];
  /** The address of the site. */
  site: string | undefined;

  add(element: WxrElement): void {
    if (element.name === 'item') this.#addItem(element);
    else if (element.name === 'wp:author') this.#addAuthor(element);
    else if (element.name === 'wp:category' || element.name === 'wp:tag') this.#addTerm(element);
    else this.#addSite(element);
  }

  attachment = (id: string) => this.#attachments.get(id);
  pattern = (id: string) => this.#patterns.get(id);
  picturesOf = (post: string): readonly Attachment[] => this.#byParent.get(post) ?? [];
  aboutTopic = (slug: string) => this.#about.get(slug);
  /** The paths that redirect to a path. */
  oldPaths = (path: string): readonly string[] => this.#oldPaths.get(path) ?? [];

  #addSite({ name, text }: WxrElement): void {
    const url = text.trim();
    if (!/^https?:/.test(url) || !URL.canParse(url)) return;
    // The site of a network is in base_blog_url; base_site_url is the network.
    if (name === 'wp:base_blog_url' || this.site === undefined || name === 'link') this.site = url;
  }

  #addAuthor(element: WxrElement): void {
    const login = partText(element, 'wp:author_login');
    const name = partText(element, 'wp:author_display_name') || login;
    this.authors.set(login, {
      name: plainText(name),
      slug: login.includes('@') ? undefined : login,
    });
  }

  #addTerm(element: WxrElement): void {
    const slug = partText(element, 'wp:category_nicename', 'wp:tag_slug');
    const about = partText(element, 'wp:category_description', 'wp:tag_description');
    if (about) this.#about.set(slug, plainText(about));
  }

  #addItem(item: WxrElement): void {
    const type = partText(item, 'wp:post_type') || 'post';
    const id = partText(item, 'wp:post_id');
    const from = nameOf(item);
    if (type === 'attachment') this.#addAttachment(item, id);
    else if (type === 'redirect_rule') this.#addRedirect(item);
    else if (type === 'wp_block') this.#patterns.set(id, partText(item, 'content:encoded'));
    else if (type === 'page') this.leftOut.push({ from, reason: 'is a page' });
    else if (type !== 'post' && !INTERNAL.test(type))
      this.leftOut.push({ from, reason: `is of the type “${type}”` });
    else if (type === 'post' && !isPost(item))
      this.leftOut.push({ from, reason: 'was deleted, or never saved' });
  }

  /** Of the plugin Safe Redirect Manager. */
  #addRedirect(item: WxrElement): void {
    const from = metaOf(item, '_redirect_rule_from');
    const to = metaOf(item, '_redirect_rule_to');
    const isPattern = /\*$/.test(from) || metaOf(item, '_redirect_rule_from_regex') === '1';
    if (!from.startsWith('/') || isPattern) {
      const reason = 'is left out, because it stands for more than one path';
      this.leftOut.push({ from: `the redirect from ${from}`, reason });
      return;
    }
    const isGone = metaOf(item, '_redirect_rule_status_code') === '410';
    const gone = metaOf(item, '_redirect_rule_notes');
    if (!isGone) this.redirects.push({ from, to });
    else if (gone) this.redirects.push({ from, gone });
    else this.leftOut.push({ from, reason: 'is gone, and the export does not say why' });
    const path = URL.parse(to, 'http://old.invalid')?.pathname ?? '';
    this.#oldPaths.set(path, [...(this.#oldPaths.get(path) ?? []), from]);
  }

  #addAttachment(item: WxrElement, id: string): void {
    const url = partText(item, 'wp:attachment_url', 'guid');
    if (!/^(?:https?:)?\/\//.test(url)) return;
    const alt = plainText(metaOf(item, '_wp_attachment_image_alt'));
    const attachment = { url, alt, caption: partText(item, 'excerpt:encoded') };
    this.#attachments.set(id, attachment);
    const parent = partText(item, 'wp:post_parent');
    if (parent === '' || parent === '0' || !/\.(?:avif|gif|jpe?g|png|webp)$/i.test(url)) return;
    this.#byParent.set(parent, [...(this.#byParent.get(parent) ?? []), attachment]);
  }
}

/** Types that hold menus, styles and earlier versions. */
const INTERNAL =
  /^(?:nav_menu_item|revision|custom_css|customize_changeset|oembed_cache|user_request|wp_\w+|feedback|acf-.*|amp_.*|jp_\w+)$/;

/** Whether an item is a post that was not deleted. */
export function isPost(item: WxrElement): boolean {
  const status = partText(item, 'wp:status');
  return (
    (partText(item, 'wp:post_type') || 'post') === 'post' &&
    !/^(?:trash|auto-draft|inherit)$/.test(status)
  );
}

/** What a report calls an item. */
export function nameOf(item: WxrElement): string {
  const link = partText(item, 'link');
  return link || `“${partText(item, 'title')}” (post ${partText(item, 'wp:post_id')})`;
}

/** A field of an item that WordPress or a plugin added; empty if it is absent. */
export function metaOf({ parts }: WxrElement, key: string): string {
  const meta = parts.find(
    (part) => part.name === 'wp:postmeta' && partText(part, 'wp:meta_key') === key,
  );
  return meta ? partText(meta, 'wp:meta_value') : '';
}
