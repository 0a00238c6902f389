// A fresh Node: `node node.js START` or `node node.js warm`, with what is measured as JSON on standard
// input; prints JSON.
import { readFileSync } from 'node:fs';
import { coldStart, growth, modules, speed, starts } from './measure.js';

const root = new URL('../../', import.meta.url);
const { text, texts, rounds } = JSON.parse(readFileSync(0, 'utf8'));
const load = async (name) => {
  const [glue, wasm] = modules[name];
  return { glue: await import(new URL(glue, root).href), bytes: readFileSync(new URL(wasm, root)) };
};

async function warm() {
  const cores = {};
  for (const name of ['words', 'jieba']) {
    const { glue, bytes } = await load(name);
    glue.initSync({ module: bytes });
    cores[name] = glue;
  }
  return { speed: speed(cores, texts, rounds), growth: growth(cores.words, rounds) };
}

async function cold(name) {
  const { module } = starts[name];
  const { glue, bytes } = module ? await load(module) : {};
  return coldStart(name, glue, bytes, text);
}

const [what] = process.argv.slice(2);
console.log(JSON.stringify(what === 'warm' ? await warm() : await cold(what)));
