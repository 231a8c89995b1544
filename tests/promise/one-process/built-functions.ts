import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { buildFunctions } from '../../../scripts/build/functions';
import { PROJECT_FOLDER } from '../../../scripts/project';

/** A desk's Functions, built for the tests of a file whether or not a desk is built, and thrown away after them. There is no page: nobody here loads one. */
export class BuiltFunctions {
  /** Inside the project. */
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async build(): Promise<BuiltFunctions> {
    await mkdir(join(PROJECT_FOLDER, 'dist'), { recursive: true });
    const folder = await mkdtemp(join(PROJECT_FOLDER, 'dist', 'test-'));
    const [source, out] = [join(PROJECT_FOLDER, 'src', 'functions'), join(folder, 'functions')];
    await Promise.all([buildFunctions({ source, out }), mkdir(join(folder, 'assets'))]);
    return new BuiltFunctions(relative(PROJECT_FOLDER, folder));
  }

  remove(): Promise<void> {
    return rm(join(PROJECT_FOLDER, this.folder), { recursive: true });
  }
}
