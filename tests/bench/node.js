// A fresh Node: `node node.js cold CANDIDATE TEXT` or `node node.js turns TEXT ROUNDS`; prints JSON.
import { readFileSync } from 'node:fs';
import { candidates, coldStart, inTurns } from './measure.js';

const root = new URL('../../', import.meta.url);
const [what, ...words] = process.argv.slice(2);

async function start(name, text) {
  const { glue, wasm } = candidates[name];
  return coldStart(name, await import(new URL(glue, root).href), readFileSync(new URL(wasm, root)), text);
}

if (what === 'cold') {
  const [name, file] = words;
  console.log((await start(name, readFileSync(file, 'utf8'))).ms);
} else {
  const [file, rounds] = words;
  const text = readFileSync(file, 'utf8');
  const cores = {};
  for (const name of Object.keys(candidates)) cores[name] = (await start(name, text)).core;
  console.log(JSON.stringify(inTurns(cores, text, Number(rounds))));
}
