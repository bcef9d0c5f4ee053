import type { Plugin } from 'vite';

const sheet = /(?<=(?:css|Rules =|titles =|const (?:interaction|forced|print) =) ?`)[^`]*(?=`)/g;

/** What a sheet is without what only its readers need. */
export function tightSheet(text: string): string {
  return (
    text
      .replace(/\/\*[^]*?\*\//g, '')
      .replace(/\s+/g, ' ')
      // Blanks beside what is put in are the sheet's own: `${top} ${left}`.
      .replace(/\$\{[^}]*\}| ?([{};,]) ?/g, (all, mark) => mark ?? all)
      .replace(/([\w-]): /g, '$1:')
      .replaceAll(';}', '}')
  );
}

/** Templates are indented with the code around them, of which HTML takes no notice, and sheets are written to be read. */
export function withoutIndents(): Plugin {
  return {
    name: 'without-indents',
    enforce: 'pre',
    transform: (code, id) =>
      /\/(src|components)\/.*\.ts$/.test(id) && !id.includes('/node_modules/')
        ? { code: code.replace(sheet, tightSheet).replace(/\n +/g, '\n'), map: null }
        : null,
  };
}
