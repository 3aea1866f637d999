// Builds the board to plain files under ./dist. The same sources give the same bytes in any folder.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const server = process.env.FUNIL_URL ?? 'http://localhost:8000';

export default defineConfig({
  plugins: [react()],
  // The dialogs' library locks the page's scroll bar by an inline <style>, which our policy refuses. Our page never scrolls.
  resolve: { alias: { 'react-style-singleton': fileURLToPath(new URL('src/style/noInlineStyle.ts', import.meta.url)) } },
  server: {
    proxy: { '/graphql': { target: server, ws: true }, '/files': server, '/uploads': server, '/graphiql': server },
    fs: { allow: ['../..'] },
  },
  build: {
    target: 'es2023',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      // What every screen is made of comes in one answer: forty small ones cost more in their heads than in what they say.
      output: { codeSplitting: { groups: [{ name: 'parts', test: /[\\/](src[\\/](parts|words|graph|shell)|node_modules[\\/](lucide-react|@?radix-ui|urql|@urql|graphql-ws|wouter))[\\/]/ }] } },
      // "use client" means something to React servers only; there is none here.
      onLog: (level, log, handler) => log.code === 'MODULE_LEVEL_DIRECTIVE' || handler(level, log),
    },
  },
});
