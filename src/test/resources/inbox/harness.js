// A few lines in which the pure modules of the inbox are tested: in Chromium by InboxLogicTest, or with
// `node src/test/resources/inbox/logic/list.test.js` while working on one.

const tests = [];

export function test(name, body) {
  tests.push({name, body});
}

export function equal(actual, expected) {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (a !== b) throw new Error('expected ' + b + '\n but was ' + a);
}

export function ok(claim, message = 'expected it to be true') {
  if (!claim) throw new Error(message);
}

/** What came of each test: `{name, error}`. */
export async function run() {
  const results = [];
  for (const {name, body} of tests.splice(0)) {
    try {
      await body();
      results.push({name});
    } catch (problem) {
      results.push({name, error: problem.stack ?? String(problem)});
    }
  }
  return results;
}

if (globalThis.process?.versions?.node) {
  setTimeout(async () => {
    const results = await run();
    for (const {name, error} of results) console.log(error ? 'FAIL ' + name + '\n' + error : 'ok   ' + name);
    process.exitCode = results.some(({error}) => error) ? 1 : 0;
  });
}
