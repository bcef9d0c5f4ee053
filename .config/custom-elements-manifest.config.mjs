import { customElementJetBrainsPlugin } from 'custom-element-jet-brains-integration';
import { customElementVsCodePlugin } from 'custom-element-vs-code-integration';

/**
 * The manifest speaks of the package, not of the sources: elements only, under the names of their built files, with what
 * they inherit folded in, and without what is private to the kit.
 */
function asPublished() {
  const published = ({ path }) => path.startsWith('components/support-');
  const global = new Set(['dir', 'lang']);
  const visible = ({ privacy, static: fixed }) => privacy === undefined && !fixed;
  return {
    name: 'as-published',
    packageLinkPhase({ customElementsManifest: manifest }) {
      manifest.modules = manifest.modules.filter(published);
      for (const module of manifest.modules) {
        const built = module.path.replace(/\.ts$/, '.js');
        module.path = `dist/${built}`;
        for (const item of module.exports ?? []) item.declaration.module = module.path;
        for (const declaration of module.declarations ?? []) {
          delete declaration.superclass;
          declaration.attributes = (declaration.attributes ?? []).filter(({ name }) => !global.has(name));
          declaration.members = (declaration.members ?? []).filter(visible);
          for (const entry of [declaration.members, declaration.attributes, declaration.events].flat()) {
            delete entry?.inheritedFrom;
          }
        }
      }
    },
  };
}

const quiet = { outdir: 'dist', hideLogs: true };

export default {
  globs: ['components/support-*.ts', 'src/element/**/*.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [
    asPublished(),
    customElementVsCodePlugin({
      ...quiet,
      htmlFileName: 'vscode.html-custom-data.json',
      cssFileName: 'vscode.css-custom-data.json',
    }),
    customElementJetBrainsPlugin({ ...quiet, packageJson: false }),
  ],
};
