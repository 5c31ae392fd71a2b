import { numberedClasses, type Dataset } from "../../data/dataset.ts";
import { applyEdits } from "../../data/edits.ts";
import { idxFileNames } from "../../data/idxFileNames.ts";
import { idxHeader } from "../../data/idxWriter.ts";
import type { Holding } from "../dataHolder.ts";
import type { BrowseExport } from "../protocol/browse.ts";

/**
 * The data set with its edits as MNIST's kind of files, gzipped, named as MNIST's are. Labels count the classes that
 * are left; where their names are more than those numbers, they come in a `classes.txt`, one a line. So they do
 * where images have been turned: with a list, no set is taken for one whose images lie on their side.
 * @throws DataError as `applyEdits` does.
 */
export async function exportFiles({
  base,
  edits,
}: Pick<Holding, "base" | "edits">): Promise<BrowseExport["files"]> {
  const data = applyEdits(base, edits);
  const files = await idxFilesOf(data);
  return hasNames(data) || edits.transpose
    ? [...files, { name: "classes.txt", blob: classList(data) }]
    : files;
}

/** A data set's images and labels as two files, or four where it has test images, gzipped and named as MNIST's are. */
export async function idxFilesOf(data: Dataset): Promise<BrowseExport["files"]> {
  const files: { readonly name: string; readonly blob: Blob }[] = [];
  for (const split of ["train", "test"] as const) {
    const part = data[split];
    if (part === null) continue;
    const { images, labels } = part;
    const count = labels.length;
    files.push(
      {
        name: idxFileNames[split].images,
        blob: await gzipped([idxHeader([count, data.rows, data.cols]), images]),
      },
      { name: idxFileNames[split].labels, blob: await gzipped([idxHeader([count]), labels]) },
    );
  }
  return files;
}

/** Bytes handed to the packer at once: few enough that they need no second copy of the data. */
const PIECE = 1 << 20;

async function gzipped(parts: readonly Uint8Array[]): Promise<Blob> {
  const { writable, readable } = new CompressionStream("gzip");
  const packed = new Response(readable).blob();
  const writer = writable.getWriter();
  for (const part of parts) {
    for (let at = 0; at < part.length; at += PIECE) {
      await writer.write(part.slice(at, at + PIECE));
    }
  }
  await writer.close();
  return new Blob([await packed], { type: "application/gzip" });
}

function hasNames({ classes, classNames }: Dataset): boolean {
  const numbers = numberedClasses(classes);
  return classNames.some((name, label) => name !== numbers[label]);
}

function classList({ classNames }: Dataset): Blob {
  return new Blob([classNames.map((name) => `${name.replace(/\s+/g, " ")}\n`).join("")], {
    type: "text/plain",
  });
}
