import { text, type BadFile } from "./badFile.ts";

const bytes = (...values: number[]) => Uint8Array.from(values);
const ascii = (start: string) => Uint8Array.from(start.padEnd(300, "\0"), (char) => char.charCodeAt(0));

const formats = "expected IDX, NPY, NPZ, CSV, gzip, zip, PNG or JPEG";
const known = "expected a data set, a network or a run";

const json =
  'To open an experiment, choose the .json that Export saved, which begins with "format": "inkling-experiment"; ' +
  "save data as CSV or .npz.";

export const badOther: readonly BadFile[] = [
  ["nothing", bytes(), "empty", "expected a data set, got no bytes. Choose another file."],
  ["other bytes", bytes(1, 2, 3, 4, 5), "unknown-format", `${formats}, got 0x01020304. Choose another file.`],
  [
    "a PDF",
    ascii("%PDF-1.7\n"),
    "unknown-format",
    `${known}, got a PDF document. Choose the data themselves.`,
  ],
  [
    "a page",
    text("<!DOCTYPE html>", "<html>"),
    "unknown-format",
    `${known}, got a web page. Download the file itself, not the page about it.`,
  ],
  [
    "JSON",
    text(" [1, 2]"),
    "unknown-format",
    `${known}, got a JSON file that is no experiment of this page. ${json}`,
  ],
  [
    "JSON of another program, marked as UTF-8",
    Uint8Array.of(0xef, 0xbb, 0xbf, ...text("{", '  "images": []', "}")),
    "unknown-format",
    `${known}, got a JSON file that is no experiment of this page. ${json}`,
  ],
  [
    "a notebook",
    text("{", ' "cells": [', "  {"),
    "unknown-format",
    `${known}, got a Jupyter notebook. Save its arrays with numpy.savez and drop the .npz file.`,
  ],
  [
    "XML",
    text("<?xml version='1.0'?>", "<data/>"),
    "unknown-format",
    `${known}, got an XML document. Save the table as CSV.`,
  ],
  [
    "a drawing",
    text("<?xml version='1.0'?>", "<svg/>"),
    "unknown-format",
    `${known}, got an SVG drawing. Save the images as PNG.`,
  ],
  [
    "ARFF",
    text("% MNIST", "@RELATION mnist"),
    "unknown-format",
    `${known}, got an ARFF file. Save the table as CSV.`,
  ],
  [
    "a pointer",
    text("version https://git-lfs.github.com/spec/v1"),
    "unknown-format",
    `${known}, got a pointer of Git LFS. Download the file that it stands for.`,
  ],
  [
    "RAR",
    ascii("Rar!\x1a\x07"),
    "unknown-format",
    `${known}, got a RAR archive. Unpack it and drop the folder.`,
  ],
  [
    "7z",
    ascii("7z\xbc\xaf\x27\x1c"),
    "unknown-format",
    `${known}, got a 7z archive. Unpack it and drop the folder.`,
  ],
  [
    "tar",
    ascii(`${"data/".padEnd(257, "\0")}ustar`),
    "unknown-format",
    `${known}, got a tar archive. Unpack it and drop the folder.`,
  ],
  [
    "a WebP image",
    ascii("RIFF\x01\x02\x03\x04WEBP"),
    "unknown-format",
    `${known}, got a WebP image. Save the images as PNG.`,
  ],
  ["a GIF", ascii("GIF89a"), "unknown-format", `${known}, got a GIF image. Save the images as PNG.`],
  [
    "an AVIF image",
    ascii("\0\0\0\x1cftypavif"),
    "unknown-format",
    `${known}, got an AVIF image. Save the images as PNG.`,
  ],
  [
    "another AVIF or HEIC image",
    ascii("\0\0\0\x1cftypmif1"),
    "unknown-format",
    `${known}, got an AVIF or HEIC image. Save the images as PNG.`,
  ],
  [
    "an icon",
    ascii("\0\0\x01\0\x01\0\x10\x10"),
    "unknown-format",
    `${known}, got an icon. Save the images as PNG.`,
  ],
  [
    "a pickle",
    ascii("\x80\x04\x95"),
    "unknown-format",
    `${known}, got a Python pickle. This page runs no pickles: save its arrays with numpy.savez and drop the .npz file.`,
  ],
  [
    "HDF5",
    ascii("\x89HDF\r\n\x1a\n"),
    "unknown-format",
    `${known}, got an HDF5 file. Save its arrays with numpy.savez and drop the .npz file; the weights of a Keras model by numpy.savez("model.npz", *model.get_weights()).`,
  ],
  [
    "MATLAB",
    ascii("MATLAB 5.0 MAT-file"),
    "unknown-format",
    `${known}, got a MATLAB file. Save its arrays with numpy.savez and drop the .npz file.`,
  ],
  [
    "UTF-16",
    bytes(0xff, 0xfe, 49, 0, 44, 0),
    "unknown-format",
    `${known}, got text in UTF-16. Save it in UTF-8.`,
  ],
];
