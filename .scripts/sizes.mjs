/*
 * The bytes of the files a page loads, as they are and as gzip sends them.
 * node .scripts/sizes.mjs           compares dist/ with .config/sizes.json, and the README's table with both
 * node .scripts/sizes.mjs --write   writes both
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path/posix';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { format } from 'prettier';
import { buildIfStale } from './build.mjs';
import { root } from './files.mjs';

/** Compressors of different Node versions differ by a few bytes; the plain bytes must be equal. */
const gzipTolerance = 64;
const marks = ['<!-- sizes: npm run sizes -->', '<!-- end of sizes -->'];

const element = ['elements/nps.js'];
const sums = ['engine/rollups.js', 'engine/nps.js'];
/** What sums need is fetched before it is known what the feed holds. */
const rows = [...sums, 'engine/rows.js', 'engine/counting-nps.js'];

/**
 * What a page loads, by what it is for: files of `dist/` with all that these import at once, but for what a page has loaded
 * `before`.
 */
const loads = {
  'every element, in one file': { files: ['support-metrics.js'] },
  'one element (NPS), with its first view': { files: element },
  'the same, fed with sums, in all': { files: [...element, ...sums] },
  'the same, fed with rows, in all': { files: [...element, ...rows] },
  'added by a further view (segments)': { files: ['elements/segments.js'], before: element },
  'added by large feeds: the worker, with every metric': { files: ['engine-rows.js'] },
  'added by `lang="ja"`': { files: ['words/ja.js'] },
};

const imported = /(?:from|import)\s*["'](\.[^"']+)["']/g;

/** `files` of `dist/` and every file that they import statically, each once. */
function withImports(files) {
  const reached = new Set();
  const queue = [...files];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    const text = readFileSync(join(root, 'dist', file), 'utf8');
    queue.push(...[...text.matchAll(imported)].map(([, path]) => join(dirname(file), path)));
  }
  return [...reached];
}

/** The sizes of what a page loads: each file is sent, and so packed, for itself. */
export function measureSizes() {
  const sizeOf = (file) => {
    const body = readFileSync(join(root, 'dist', file));
    return { bytes: body.length, gzip: gzipSync(body, { level: 9 }).length };
  };
  const sumOf = ({ files, before = [] }) => {
    const loaded = new Set(withImports(before));
    const sizes = withImports(files)
      .filter((file) => !loaded.has(file))
      .map(sizeOf);
    const sum = (name) => sizes.reduce((all, size) => all + size[name], 0);
    return { bytes: sum('bytes'), gzip: sum('gzip') };
  };
  return Object.fromEntries(Object.entries(loads).map(([name, load]) => [name, sumOf(load)]));
}

function filesOf(name) {
  const files = loads[name].files.map((file) => `\`${file}\``);
  return files.length > 2 ? `${files[0]}, …` : files.join(', ');
}

/** The table of the README for `sizes`. */
export async function sizesTable(sizes) {
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
  const rows = Object.entries(sizes).map(
    ([name, { bytes, gzip }]) => `| ${name} | ${kilobytes(gzip)} | ${kilobytes(bytes)} | ${filesOf(name)} |`,
  );
  const text = ['| what is loaded | gzip | plain | files |', '| --- | ---: | ---: | --- |', ...rows].join('\n');
  return (await format(text, { parser: 'markdown' })).trim();
}

function around(readme) {
  const [start, end] = marks.map((mark) => readme.indexOf(mark));
  if (start < 0 || end < 0) throw new Error(`README.md has lost the marks ${marks.join(' and ')}.`);
  return [readme.slice(0, start + marks[0].length), readme.slice(end)];
}

function differences(known, sizes) {
  return Object.entries(sizes).flatMap(([name, now]) => {
    const before = known[name] ?? { bytes: 0, gzip: 0 };
    const equal = before.bytes === now.bytes && Math.abs(before.gzip - now.gzip) <= gzipTolerance;
    return equal ? [] : [`${name}: ${before.bytes} → ${now.bytes} bytes, gzip ${before.gzip} → ${now.gzip}`];
  });
}

async function main(write) {
  await buildIfStale();
  const sizes = measureSizes();
  const [sizesFile, readmeFile] = [join(root, '.config', 'sizes.json'), join(root, 'README.md')];
  if (write) {
    const [before, after] = around(readFileSync(readmeFile, 'utf8'));
    writeFileSync(sizesFile, `${JSON.stringify(sizes, null, 2)}\n`);
    writeFileSync(readmeFile, `${before}\n\n${await sizesTable(sizes)}\n\n${after}`);
    return;
  }
  const known = JSON.parse(readFileSync(sizesFile, 'utf8'));
  const changed = differences(known, sizes);
  if (!readFileSync(readmeFile, 'utf8').includes(await sizesTable(known)))
    changed.push('README.md: its table is older');
  if (changed.length === 0) return;
  console.error(`${changed.join('\n')}\nIf that is meant: npm run sizes`);
  process.exitCode = 1;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.includes('--write'));
