/** HTML that would be an invalid page, and what is published instead; without a notice, readers see the same. */
export const REPAIRED: [body: string, html: string, notice?: string][] = [
  [
    '<details>\n\na\n\n</details>',
    '<details><summary>Details</summary><p>a</p></details>',
    '<details> has no <summary>: readers open it with the word "Details"',
  ],
  [
    '<details><summary> </summary><p>a</p></details>',
    '<details><summary>Details</summary><p>a</p></details>',
    '<details> has an empty <summary>: readers open it with the word "Details"',
  ],
  [
    '<ul><b>a</b> b<li>c</li></ul>',
    '<ul><li><b>a</b> b</li><li>c</li></ul>',
    '<ul> has <b> outside of its items: it is shown as an item',
  ],
  [
    '<ol><li>a</li>b</ol>',
    '<ol><li>a</li><li>b</li></ol>',
    '<ol> has text outside of its items: it is shown as an item',
  ],
  ['<ol><li>a</li><ul><li>b</li></ul></ol>', '<ol><li>a<ul><li>b</li></ul></li></ol>'],
  ['<ul><li value="3">a</li></ul>', '<ul><li>a</li></ul>'],
  ['<dl><dt>a</dt></dl>', '<dl><dt>a</dt><dd></dd></dl>'],
  [
    '<dl><div><dt>a</dt><dd>b</dd></div><dt>c</dt><dd>d</dd></dl>',
    '<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd></dl>',
  ],
  [
    '<figure><p>a</p><figcaption>b</figcaption><p>c</p></figure>',
    '<figure><p>a</p><p>c</p><figcaption>b</figcaption></figure>',
    '<figcaption> is shown at the end of its <figure>',
  ],
  ['<bdo>a</bdo>', '<p><span>a</span></p>'],
  ['<ruby>a<rp>(</rp></ruby>', '<span>a</span>'],
  ['<time>next week</time>', '<p><span>next week</span></p>'],
  ['<dfn>a <dfn>b</dfn></dfn>', '<p><dfn>a <span>b</span></dfn></p>'],
  ['<i lang="en_UK">a</i> <b dir="RTL">b</b>', '<p><i lang="en-GB">a</i> <b dir="rtl">b</b></p>'],
  ['<ol start=" 3" reversed="no"><li>a</li></ol>', '<ol start="3" reversed><li>a</li></ol>'],
];

/** Rows of a table, and how they are published. */
export const TABLES: [rows: string, html: string][] = [
  ['<tr><td rowspan="3">a</td><td>b</td></tr>', '<tr><td>a</td><td>b</td></tr>'],
  ['<tr><td colspan="3">a</td></tr><tr><td>b</td></tr>', '<tr><td>a</td></tr><tr><td>b</td></tr>'],
  [
    '<tr><td rowspan="2">a</td><td>b</td></tr><tr><td colspan="2">c</td></tr>',
    '<tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr>',
  ],
  [
    '<tr><td>a</td><td rowspan="2">b</td></tr><tr><td colspan="2">c</td></tr>',
    '<tr><td>a</td><td rowspan="2">b</td></tr><tr><td>c</td></tr>',
  ],
  [
    '<tr><td colspan="2" rowspan="0">a</td><td>b</td></tr><tr><td>c</td></tr>',
    '<tr><td rowspan="2">a</td><td>b</td></tr><tr><td>c</td></tr>',
  ],
  [
    '<tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr>',
    '<tr><td colspan="2">a</td></tr><tr><td>b</td><td>c</td></tr>',
  ],
  ['<colgroup span="3"><col></colgroup><tr><td>a</td></tr>', '<tr><td>a</td></tr>'],
  ['<tr><td>a</td></tr><caption>b</caption>', '<caption>b</caption><tr><td>a</td></tr>'],
  [
    '<tfoot><tr><td>a</td></tr></tfoot><tbody><tr><td>b</td></tr></tbody>',
    '<tbody><tr><td>b</td></tr></tbody><tfoot><tr><td>a</td></tr></tfoot>',
  ],
  [
    '<thead><tr><th>a</th></tr></thead><thead><tr><th>b</th></tr></thead>',
    '<thead><tr><th>a</th></tr></thead><tbody><tr><th>b</th></tr></tbody>',
  ],
  ['<td>a</td><td>b</td>', '<tr><td>a</td><td>b</td></tr>'],
];

/** HTML that only the writer can repair, what is found, and the corrected line if there is one. */
export const REFUSED: [body: string, found: string, instead?: string][] = [
  [
    '<details><summary>a</summary><summary>b</summary></details>',
    'a second <summary> within <details>',
  ],
  [
    '<figure><figcaption>a</figcaption><figcaption>b</figcaption></figure>',
    'a second <figcaption> within <figure>',
  ],
  ['<figure><div><figcaption>a</figcaption></div></figure>', '<figcaption> within <div>'],
  ['<ul><div><li>a</li></div></ul>', '<li> within <div>'],
  ['<dl><dd>a</dd></dl>', '<dd> without <dt> before it'],
  ['<dl>a<dt>b</dt><dd>c</dd></dl>', 'text within <dl>'],
  ['<dl><div><p>a</p></div></dl>', '<p> within <dl>'],
  ['<dl><dt><h2>a</h2></dt><dd>b</dd></dl>', '<h2> within <dt>', '<dl><dt>a</dt><dd>b</dd></dl>'],
  ['<pre><p>a</p></pre>', '<p> within <pre>', '<pre>a</pre>'],
  [
    '<table><caption><table><tr><td>a</td></tr></table></caption><tr><td>b</td></tr></table>',
    '<table> within <caption>',
  ],
  ['<p id="a b">c</p>', 'id="a b"', '<p id="a-b">c</p>'],
];

/** Invalid values of attributes, and what is published without them. */
export const VALUES: [body: string, attribute: string, without: string, takes: string][] = [
  ['<p dir="up">a</p>', 'dir="up"', '<p>a</p>', 'ltr, rtl or auto'],
  ['<p><bdo dir="auto">a</bdo></p>', 'dir="auto"', '<p><bdo>a</bdo></p>', 'ltr or rtl'],
  ['<p lang="english">a</p>', 'lang="english"', '<p>a</p>', 'a language tag'],
  ['<p id="">a</p>', 'id=""', '<p>a</p>', 'a name that links lead to'],
  ['<ol start="x"><li>a</li></ol>', 'start="x"', '<ol><li>a</li></ol>', 'a whole number'],
  ['<ol><li value="1.5">a</li></ol>', 'value="1.5"', '<ol><li>a</li></ol>', 'a whole number'],
  [
    '<blockquote cite="Ann">a</blockquote>',
    'cite="Ann"',
    '<blockquote>a</blockquote>',
    'the URL of the source',
  ],
  [
    '<p><ins datetime="2025">a</ins> <ins datetime="2025-04-01">b</ins></p>',
    'datetime="2025"',
    '<p><ins>a</ins> <ins datetime="2025-04-01">b</ins></p>',
    'a date, such as 2025-04-01',
  ],
  [
    '<table><tr><th scope="all">a</th></tr></table>',
    'scope="all"',
    '<table><tr><th>a</th></tr></table>',
    'row, col, rowgroup or colgroup',
  ],
  [
    '<table><tr><td colspan="x">a</td></tr></table>',
    'colspan="x"',
    '<table><tr><td>a</td></tr></table>',
    'a whole number from 1 to 1000',
  ],
];
