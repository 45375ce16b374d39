// Where the dalint program is, and what to say where it is not.
import * as path from 'node:path';

/** What looking for the program needs of the world. */
export interface World {
  platform: string;
  env: Record<string, string | undefined>;
  isFile(path: string): boolean;
}

/** The name of the program on a system. */
export const programName = (platform: string): string => (platform === 'win32' ? 'dalint.exe' : 'dalint');

/**
 * Finds the program: the one that the setting names, else the one that came
 * with the extension, else the first on the PATH. Undefined where there is none.
 */
export function findProgram(setting: string, extensionFolder: string, world: World): string | undefined {
  const join = world.platform === 'win32' ? path.win32.join : path.posix.join;
  const named = setting.trim();
  if (named !== '') {
    const home = world.env.HOME ?? world.env.USERPROFILE ?? '';
    const full = /^~[\\/]/.test(named) ? join(home, named.slice(2)) : named;
    return world.isFile(full) ? full : undefined;
  }
  const name = programName(world.platform);
  const bundled = join(extensionFolder, 'bin', name);
  if (world.isFile(bundled)) return bundled;
  const dirs = (world.env.PATH ?? world.env.Path ?? '').split(world.platform === 'win32' ? ';' : ':');
  return dirs.filter((d) => d !== '').map((d) => join(d, name)).find((p) => world.isFile(p));
}

/** What to tell somebody whose program was not found. */
export function missingMessage(setting: string, platform: string): string {
  if (setting.trim() !== '') {
    return `dalint: there is no program at “${setting.trim()}”, which the setting dalint.path names. Correct the setting, or empty it to use the one on the PATH.`;
  }
  return `dalint: the program ${programName(platform)} was not found. Put it in a folder of the PATH, or name it in the setting dalint.path. Nothing is checked until then.`;
}
