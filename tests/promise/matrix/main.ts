import { parseArgs } from 'node:util';
import { ACTS, everyCell, FAULTS, type Cell } from './cells';
import { playCell } from './play';

const HELP = 'npm run matrix -- [--act NAME] [--fault NAME] [--alone SECONDS]';

/** A table of how many cells passed, an act a line and a fault a column. */
function tableOf(failures: ReadonlyMap<Cell, readonly string[]>, played: readonly Cell[]): string {
  const faults = Object.keys(FAULTS).filter((fault) => played.some((cell) => cell.fault === fault));
  const acts = Object.keys(ACTS).filter((act) => played.some((cell) => cell.act === act));
  const rows = acts.map((act) => {
    const cells = faults.map((fault) => {
      const here = played.filter((cell) => cell.act === act && cell.fault === fault);
      const bad = here.filter((cell) => failures.has(cell)).length;
      return bad === 0 ? `${here.length}` : `**${bad} of ${here.length} failed**`;
    });
    return `| ${[act, ...cells].join(' | ')} |`;
  });
  return [`| act | ${faults.join(' | ')} |`, `|${' --- |'.repeat(faults.length + 1)}`, ...rows].join('\n');
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      act: { type: 'string' },
      fault: { type: 'string' },
      alone: { type: 'string', default: '75' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const cells = everyCell.filter(({ act, fault }) => (values.act ?? act) === act && (values.fault ?? fault) === fault);
  if (cells.length === 0)
    throw new Error(`No such cell: acts are ${Object.keys(ACTS).join(', ')}; faults ${Object.keys(FAULTS).join(', ')}`);
  const failures = new Map<Cell, readonly string[]>();
  for (const cell of cells) {
    const wrong = await playCell(cell, { aloneSeconds: Number(values.alone) });
    if (wrong.length === 0) continue;
    failures.set(cell, wrong);
    console.log(`${cell.act} × ${cell.fault} × ${cell.next}:\n  ${wrong.join('\n  ')}\n`);
  }
  console.log(tableOf(failures, cells));
  console.log(`\n${cells.length} cells, ${failures.size} failed.`);
  return failures.size > 0 ? 1 : 0;
}

void main().then((code) => process.exit(code));
