/** The libraries measured beside the engine: installed here, so that the project itself does not know them. */
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { promisify } from "node:util";

const folder = import.meta.dirname;

/** Installs them where they are missing, or are not those of package.json. */
export async function installPeers() {
  const { dependencies } = readPackage(folder);
  const installed = Object.entries(dependencies).every(
    ([name, version]) => readPackage(join(folder, "node_modules", name))?.version === version,
  );
  if (installed) return;
  const options = { cwd: folder, shell: process.platform === "win32" };
  try {
    await promisify(execFile)("npm", ["ci", "--ignore-scripts"], options);
  } catch (error) {
    const { stderr = "", message } = /** @type {{ stderr?: string, message: string }} */ (error);
    throw new Error(`npm ci in tests/bench: ${stderr.trim().split("\n")[0] || message}`, { cause: error });
  }
}

/** The package.json in a folder, or null. @param {string} folder */
function readPackage(folder) {
  const file = join(folder, "package.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}
