// Builds the page to plain files under ./dist with relative addresses, so that any path of the server can carry it.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const systemFonts = {
  name: 'system-fonts',
  enforce: 'pre',
  // GraphiQL's sheet carries 34 fonts as data: addresses (350 kB). System fonts do, and font-src can stay closed.
  transform: (code, id) => (id.endsWith('graphiql/dist/style.css') ? code.replace(/@font-face\s*\{[^}]*\}/g, '') : null),
};

export default defineConfig({
  base: './',
  plugins: [systemFonts],
  resolve: { alias: { 'react-style-singleton': fileURLToPath(new URL('src/noInlineStyle.js', import.meta.url)) } },
  server: { proxy: { '/graphql': { target: process.env.FUNIL_URL ?? 'http://127.0.0.1:8000', ws: true } } },
  build: {
    modulePreload: false,
    chunkSizeWarningLimit: 2000,
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      output: {
        codeSplitting: false,
        entryFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
      // "use client" means something to React servers only; there is none here.
      onLog: (level, log, handler) => log.code === 'MODULE_LEVEL_DIRECTIVE' || handler(level, log),
    },
  },
});
