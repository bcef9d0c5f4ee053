import type { StorybookConfig } from '@storybook/web-components-vite';
import type { Plugin } from 'vite';

/** The stories are built from the sources, where the worker is a file that has to be built for itself. */
const builtWorker: Plugin = {
  name: 'built-worker',
  transform: (_code, id) =>
    id.endsWith('/src/engine/worker-file.ts')
      ? { code: "export { default as workerFile } from './worker-scope.ts?worker&url';", map: null }
      : null,
};

const config: StorybookConfig = {
  framework: '@storybook/web-components-vite',
  stories: ['../stories/**/*.mdx', '../stories/**/*.stories.ts'],
  addons: ['@storybook/addon-docs', '@storybook/addon-a11y'],
  staticDirs: [{ from: '../demo/data', to: '/data' }],
  core: { disableTelemetry: true, disableWhatsNewNotifications: true, enableCrashReports: false },
  viteFinal: (given) => ({
    ...given,
    plugins: [...(given.plugins ?? []), builtWorker],
    worker: { ...given.worker, format: 'es' },
  }),
};

export default config;
