// Tells the story line by line, counts, and waits with patience and an end.

let passed = 0;
let failed = 0;

/** Prints how the check went and carries on either way. */
export async function tell(sentence, check) {
  try {
    const result = await check();
    passed += 1;
    console.log(`ok ${passed + failed} - ${sentence}`);
    return result;
  } catch (error) {
    failed += 1;
    console.log(`not ok ${passed + failed} - ${sentence}`);
    console.log(String(error?.stack ?? error).slice(0, 4000).replace(/^/gm, '    '));
    return undefined;
  }
}

/** As tell, for what the rest of the story stands on: without it the story ends here. */
export async function need(sentence, check) {
  const before = failed;
  const result = await tell(sentence, check);
  if (failed > before) theEnd();
  return result;
}

/** The closing line and the exit code. */
export function theEnd() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed ? 1 : 0);
}

/** Waits until the condition holds; the sentence says what never came. */
export async function until(condition, sentence, seconds = 10) {
  for (const end = Date.now() + seconds * 1000; !(await condition()); await new Promise((wake) => setTimeout(wake, 20))) {
    if (Date.now() > end) throw new Error(`${seconds} seconds went by and ${typeof sentence === 'function' ? sentence() : sentence}.`);
  }
}
