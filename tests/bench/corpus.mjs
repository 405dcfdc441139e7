// Invented news pages, the same on every machine: a fixed seed, a small vocabulary, the markup that news sites share.

import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const WORDS = (
  "the a of to and in for on with by from that which council budget report minister water contract audit company court " +
  "letter inspector mayor harbour factory union hospital school road bridge fund tender vote committee said told found " +
  "signed denied published paid owed promised closed opened delayed revised leaked residents workers officials records " +
  "documents million percent year month week Tuesday Friday spring winter public private former senior local national"
).split(" ");
const OUTLETS = ["The Harbour Post", "Valley Courier", "Northgate Gazette", "The Ledger"];
const NAMES = ["Ada Brandt", "Jonas Weil", "Miriam Okoro", "Tomas Lindqvist", "Elif Sahin", "Paul Renaud"];

/** Numbers below `limit`, by a linear congruential generator (Numerical Recipes, section 7.1). */
function numbers(seed) {
  let state = seed >>> 0;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** The furniture of a large page: menus, teasers, styles and a script, of `size` characters or some more. */
function furniture(next, size) {
  const words = (count) => Array.from({ length: count }, () => WORDS[next(WORDS.length)]).join(" ");
  let menu = "";
  let teasers = "";
  let script = "";
  while (menu.length + teasers.length + script.length < size) {
    const at = next(100_000);
    menu += `<li><a class="nav-link nav-link-${at}" href="/${words(1)}/${at}">${words(2)}</a></li>\n`;
    teasers += `<div class="teaser card-${at}"><a href="/${at}"><img alt="" src="/i/${at}.jpg"><h3>${words(7)}</h3></a></div>\n`;
    script += `window.settings_${at} = { "slot": "${words(3)}", "id": ${at}, "on": ${at % 2 === 0} };\n`;
  }
  return {
    head: `<style>.card { display: grid } .nav-link { color: navy }</style><script>${script}</script>`,
    above: `<header><ul>${menu}</ul></header>`,
    below: `<aside class="related"><h2>More from us</h2>${teasers}</aside>`,
  };
}

/** The page with the number `index`, with at least `size` characters of furniture. */
export function page(index, size = 0) {
  const next = numbers(index * 7919 + 17);
  const words = (count) => Array.from({ length: count }, () => WORDS[next(WORDS.length)]).join(" ");
  const sentence = (count) => words(count).replace(/^./, (letter) => letter.toUpperCase());
  const title = `${sentence(6 + next(4))} (${index})`;
  const day = new Date(Date.UTC(2015, 0, 1 + (index % 3650))).toISOString();
  const paragraphs = Array.from({ length: 6 + next(6) }, () =>
    Array.from({ length: 3 + next(4) }, () => `${sentence(9 + next(14))}.`).join(" "),
  );
  const outlet = OUTLETS[next(OUTLETS.length)];
  const author = NAMES[next(NAMES.length)];
  const { head, above, below } = size > 0 ? furniture(next, size) : { head: "", above: "", below: "" };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title} | ${outlet}</title>
<meta property="og:title" content="${title}">
<meta property="og:site_name" content="${outlet}">
<meta property="article:published_time" content="${day}">
<meta name="author" content="${author}">
<link rel="canonical" href="https://news.example/${index}">
${head}</head>
<body>
${above}<nav><a href="/">Home</a> <a href="/politics">Politics</a></nav>
<article>
<h1>${title}</h1>
<p class="byline">By ${author}</p>
${paragraphs.map((text) => `<p>${text}</p>`).join("\n")}
</article>
${below}<footer>${outlet}</footer>
</body>
</html>
`;
}

/** An article of about `count` words as plain text, as it is copied out of a page. */
export function plainArticle(count, index = 0) {
  const next = numbers(index * 104729 + 5);
  const words = (many) => Array.from({ length: many }, () => WORDS[next(WORDS.length)]).join(" ");
  const paragraphs = Array.from({ length: Math.ceil(count / 60) }, () => `${words(30)}. ${words(30)}.`);
  return `Contract ${index} was signed twice\n\nBy ${NAMES[index % NAMES.length]}\n\n14 May 2026\n\n${paragraphs.join("\n\n")}\n`;
}

/** A folder of `count` pages below `folder`, made when it is not there. */
export function corpus(folder, count) {
  const made = join(folder, `pages-${count}`);
  const whole = `${made}.made`;
  if (existsSync(whole)) return made;
  mkdirSync(made, { recursive: true });
  for (let index = 0; index < count; index += 1) {
    writeFileSync(join(made, `${String(index).padStart(5, "0")}.html`), page(index));
  }
  writeFileSync(whole, "");
  return made;
}
