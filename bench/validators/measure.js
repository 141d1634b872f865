/** Times functions beside each other: a little of each in turn, many times, so that whatever disturbs one disturbs all. */

/**
 * @param {{ name: string, run: (input: unknown) => unknown }[]} subjects
 * @param {unknown[]} inputs 64 of them
 * @param {number} rounds
 * @returns {Map<string, number>} nanoseconds a call, the median of the rounds
 */
export function measure(subjects, inputs, rounds) {
  const timed = subjects.map(({ name, run }) => ({ name, loop: loopOf(run, inputs), count: 64, samples: [] }));
  for (const subject of timed) {
    // Warm, and long enough for a clock to see.
    for (let spent = 0; spent < 150;) spent += time(subject);
    while (time(subject) < 2) subject.count *= 2;
  }
  for (let round = 0; round < rounds; round++) {
    for (let index = 0; index < timed.length; index++) {
      const subject = timed[(index + round) % timed.length];
      subject.samples.push((time(subject) * 1e6) / subject.count);
    }
  }
  return new Map(timed.map(({ name, samples }) => [name, median(samples)]));
}

function time({ loop, count }) {
  const start = performance.now();
  loop(count);
  return performance.now() - start;
}

/** A loop of its own for each function, so that the engine learns about no other in it. */
function loopOf(run, inputs) {
  const make = new Function(
    'run',
    'inputs',
    `let sink = 0;
    return (count) => {
      for (let index = 0; index < count; index++) if (run(inputs[index & 63]) === 0) sink++;
      return sink;
    };`,
  );
  return make(run, inputs);
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
