// The analyzer over a worker that a test plays by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AnalysisError, Analyzer } from '../../www/analyzer.js';

/** An analyzer and the workers it has made; `workers[0].asked` is what the first one was asked. */
function played() {
  const workers = [];
  const createWorker = () => {
    const worker = {
      asked: [],
      ended: false,
      postMessage: (message) => worker.asked.push(message),
      terminate: () => (worker.ended = true),
      say: (data) => worker.onmessage({ data }),
      break: (message) => worker.onerror({ message, preventDefault() {} }),
    };
    workers.push(worker);
    return worker;
  };
  return { analyzer: new Analyzer({ createWorker }), workers };
}

const fails = (promise, kind) =>
  assert.rejects(promise, (error) => error instanceof AnalysisError && error.kind === kind);

test('a report comes to who asked', async () => {
  const { analyzer, workers } = played();
  const asked = analyzer.analyze('甲', { date: '2022' });
  assert.deepEqual(workers[0].asked, [{ id: 1, text: '甲', options: { date: '2022' } }]);
  workers[0].say({ id: 1, report: { version: '1.0' } });
  assert.deepEqual(await asked, { version: '1.0' });
});

test('the worker is started ahead, once', () => {
  const { analyzer, workers } = played();
  analyzer.start();
  analyzer.start();
  assert.equal(workers.length, 1);
});

test('stages are told as they begin', async () => {
  const { analyzer, workers } = played();
  const stages = [];
  const asked = analyzer.analyze('甲', {}, { onProgress: (stage) => stages.push(stage) });
  workers[0].say({ id: 1, stage: 'sections' });
  workers[0].say({ id: 1, stage: 'terms' });
  workers[0].say({ id: 1, report: {} });
  await asked;
  assert.deepEqual(stages, ['sections', 'terms']);
});

test('only the newest is answered, and what came between is never asked', async () => {
  const { analyzer, workers } = played();
  const stages = [];
  const first = fails(analyzer.analyze('一', {}, { onProgress: (stage) => stages.push(stage) }), 'superseded');
  const second = fails(analyzer.analyze('二'), 'superseded');
  const third = analyzer.analyze('三');
  const [worker] = workers;
  worker.say({ id: 1, stage: 'sections' });
  worker.say({ id: 1, report: '一' });
  assert.deepEqual(
    worker.asked.map(({ text }) => text),
    ['一', '三'],
  );
  worker.say({ id: 3, report: '三' });
  await Promise.all([first, second]);
  assert.equal(await third, '三');
  assert.deepEqual(stages, []);
});

test('options that cannot be used leave the worker alive', async () => {
  const { analyzer, workers } = played();
  const asked = fails(analyzer.analyze('甲', { dte: 1 }), 'options');
  workers[0].say({ id: 1, error: { kind: 'options', message: 'options.dte' } });
  await asked;
  assert.equal(workers[0].ended, false);
});

for (const kind of ['panic', 'load']) {
  test(`after ${kind} there is a fresh worker, once it is needed`, async () => {
    const { analyzer, workers } = played();
    const asked = fails(analyzer.analyze('甲'), kind);
    workers[0].say({ id: 1, error: { kind, message: 'unreachable' } });
    await asked;
    assert.equal(workers[0].ended, true);
    assert.equal(workers.length, 1);
    const again = analyzer.analyze('乙');
    workers[1].say({ id: 2, report: '乙' });
    assert.equal(await again, '乙');
  });
}

test('a panic on a text that is stale does not touch the newest', async () => {
  const { analyzer, workers } = played();
  const stale = fails(analyzer.analyze('一'), 'superseded');
  const newest = analyzer.analyze('二');
  workers[0].say({ id: 1, error: { kind: 'panic', message: 'unreachable' } });
  workers[1].say({ id: 2, report: '二' });
  await stale;
  assert.equal(await newest, '二');
});

test('a worker that breaks is told, with its message or without', async () => {
  const { analyzer, workers } = played();
  const asked = analyzer.analyze('甲');
  workers[0].break('blocked');
  await assert.rejects(asked, { kind: 'worker', message: 'blocked' });
  const again = analyzer.analyze('甲');
  workers[1].break(undefined);
  await assert.rejects(again, { kind: 'worker', message: 'worker' });
  assert.ok(workers.every(({ ended }) => ended));
});

test('a worker that cannot be made is told', async () => {
  const analyzer = new Analyzer({
    createWorker() {
      throw new Error('not allowed');
    },
  });
  await assert.rejects(analyzer.analyze('甲'), { kind: 'worker', message: 'Error: not allowed' });
});

test('cancelling ends the worker that is at it, and a late answer is not heard', async () => {
  const { analyzer, workers } = played();
  const asked = fails(analyzer.analyze('甲'), 'cancelled');
  analyzer.cancel();
  await asked;
  assert.equal(workers[0].ended, true);
  workers[0].say({ id: 1, report: 'late' });
  const again = analyzer.analyze('乙');
  workers[1].say({ id: 2, report: '乙' });
  assert.equal(await again, '乙');
});

test('cancelling with nothing to do keeps the worker', () => {
  const { analyzer, workers } = played();
  analyzer.start();
  analyzer.cancel();
  assert.equal(workers[0].ended, false);
});
