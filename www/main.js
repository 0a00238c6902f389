// Composition root of the page.
import { Analyzer } from './analyzer.js';
import { createWorker } from './engine.js';

const analyzer = new Analyzer({ createWorker });
const text = /** @type {HTMLTextAreaElement} */ (document.querySelector('#text'));
const summary = /** @type {HTMLOutputElement} */ (document.querySelector('#summary'));

text.addEventListener('input', async () => {
  try {
    const report = await analyzer.analyze(text.value);
    summary.textContent = `${report.sections.length} / ${report.commitments.length}`;
  } catch (error) {
    summary.textContent = String(error);
  }
});
