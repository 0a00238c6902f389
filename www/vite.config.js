// `vite build --mode single` makes dist/gongbao.html, `--mode site` makes dist/site/.
import { defineConfig } from 'vite';
import { page } from './build/page.js';

export default defineConfig(({ mode }) => ({
  base: './',
  publicDir: false,
  // `import.meta.env.MODE` is a constant in the bundle: code for the other mode is left out of it.
  build: {
    outDir: mode === 'single' ? '../dist/single' : '../dist/site',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    rolldownOptions: {
      output: { codeSplitting: false },
      // Packing the core takes its second.
      checks: { bundlerTimings: false },
    },
  },
  worker: { format: 'iife' },
  plugins: [page(mode)],
}));
