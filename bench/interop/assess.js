/** What the verdicts of a tool come to. */

/**
 * @param tool as in tools/index.js
 * @param messages verdicts on the payloads of a message, one for each document
 * @param isStated whether everything that is stated beside the tool has to be seen
 * @returns counts for the table, and failures: what is not explained beside the tool, or is and does not happen
 */
export function assess({ isOfTypes, accepts = {}, loses = [], refuses = [] }, messages, { isStated }) {
  const isCondition = ({ breaks }) =>
    breaks.join() === 'condition' || (breaks.join() === 'range' && isOfTypes !== true);
  const failures = [];
  const kept = new Map();
  const passed = new Map();
  const refused = new Set();
  const reasons = new Set();
  const used = new Set();
  const explain = (rules, id) => {
    const rule = rules.find(({ ids }) => ids.test(id));
    if (rule) {
      used.add(rule);
      reasons.add(rule.why);
    }
    return rule !== undefined;
  };
  for (const { source, operation, message, form, results } of messages) {
    const conditions = results.filter(isCondition);
    const group = message === 'response' ? 'answers' : form === 'wire' ? 'wire' : operation;
    const sum = kept.get(group) ?? { kept: 0, all: 0 };
    // The bundle says again what the fragments say.
    const isBundle = source === 'openapi.yaml';
    if (!isBundle) sum.all += conditions.length;
    if (!isBundle) sum.kept += conditions.filter(({ taken }) => !taken).length;
    kept.set(group, sum);
    for (const result of results) {
      const { id, valid, breaks, taken } = result;
      const where = `${operation} ${id}`;
      const kind = breaks.find((one) => one in accepts);
      if (valid && !taken) {
        refused.add(where);
        if (!explain(refuses, where)) failures.push(`${source}: ${id} is right and was refused`);
      } else if (!valid && taken && isCondition(result)) {
        if (!explain(loses, where)) failures.push(`${source}: ${id} breaks a condition and was taken`);
      } else if (!valid && taken) {
        if (kind === undefined) failures.push(`${source}: ${id} breaks ${breaks.join(' and ')} and was taken`);
        else {
          used.add(kind);
          if (!isBundle) passed.set(kind, (passed.get(kind) ?? 0) + 1);
        }
      }
    }
  }
  if (!isStated) return { kept, passed, refused, reasons: [...reasons], failures };
  for (const [group, { all }] of kept) if (all === 0) failures.push(`${group} has no condition that it could lose`);
  const stale = [
    ...Object.keys(accepts).filter((kind) => !used.has(kind)),
    ...[...loses, ...refuses].filter((rule) => !used.has(rule)).map(({ why }) => why),
  ];
  if (messages.length > 0) failures.push(...stale.map((what) => `what is stated of it does not happen: ${what}`));
  const whyPassed = [...passed.keys()].map((kind) => accepts[kind]);
  return { kept, passed, refused, reasons: [...reasons, ...new Set(whyPassed)], failures };
}
