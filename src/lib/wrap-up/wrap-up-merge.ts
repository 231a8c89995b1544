/** What has to be known to put the notes of two agents together. */
export interface NotesToMerge {
  /** What the writer knew to be saved when they began to type; nothing where they did not say. */
  readonly before: string | undefined;
  /** What somebody else has saved meanwhile. */
  readonly theirs: string;
  /** What the writer wants saved. */
  readonly mine: string;
}

/**
 * Puts together what two agents wrote into the notes of one task, so that nothing of either is lost and nothing is there
 * twice. It goes by lines: what one of them added around the old notes is put around what the other made of these; where
 * both changed the old notes themselves, each changed line is kept as either has it, theirs first.
 *
 * A request whose answer was lost is made again, and may have been heard the first time: "theirs" is then the writer's own.
 * So what both have added is taken for one, and a last line that the other goes on with is theirs gone on with.
 */
export function mergeNotes({ before, theirs, mine }: NotesToMerge): string {
  if (before === undefined || theirs === before) return mine;
  if (mine === theirs || mine === before) return theirs;
  const old = linesOf(before);
  const [their, my] = [linesOf(theirs), linesOf(mine)];
  const [theirNew, myNew] = [added(their, old), added(my, old)];
  const mineAround = around(my, old);
  if (mineAround) return surrounded(their, theirNew, mineAround);
  const theirsAround = around(their, old);
  if (theirsAround) return surrounded(my, myNew, theirsAround);
  return surrounded(their, theirNew, { above: [], below: myNew });
}

type Lines = readonly string[];

interface Around {
  readonly above: Lines;
  readonly below: Lines;
}

const linesOf = (text: string): Lines => (text === '' ? [] : text.split('\n'));

/** The lines that are not the old ones, in their order; a line that is there once more than it was is new once. */
function added(lines: Lines, old: Lines): Lines {
  const left = [...old];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Where the run of lines begins in others; -1 where it is not in them. */
function indexOfRun(lines: Lines, run: Lines): number {
  const starts = lines.length - run.length + 1;
  for (let start = 0; start < starts; start += 1) {
    if (run.every((line, index) => lines[start + index] === line)) return start;
  }
  return -1;
}

/** What stands around the old lines, if these are as they were. */
function around(lines: Lines, old: Lines): Around | undefined {
  const at = indexOfRun(lines, old);
  return at < 0 ? undefined : { above: lines.slice(0, at), below: lines.slice(at + old.length) };
}

/** The lines without those at their beginning that others have in the same order. */
function unseen(lines: Lines, seen: Lines): Lines {
  let same = 0;
  for (const line of seen) if (line === lines[same]) same += 1;
  return lines.slice(same);
}

/** @param fresh - Those of the lines that were added to the old ones. */
function surrounded(lines: Lines, fresh: Lines, { above, below }: Around): string {
  const over = unseen(above, fresh);
  const last = lines.at(-1);
  const goingOn = unseen(below, fresh.slice(0, -1));
  if (last !== undefined && last === fresh.at(-1) && goingOn[0]?.startsWith(last)) {
    return [...over, ...lines.slice(0, -1), ...goingOn].join('\n');
  }
  const under = unseen(below, fresh);
  // An empty last line is the break that the next one needs.
  const kept = last === '' && under.length > 0 ? lines.slice(0, -1) : lines;
  return [...over, ...kept, ...under].join('\n');
}
