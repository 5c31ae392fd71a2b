import { text, type BadFile } from "./badFile.ts";

const bytes = (...values: number[]) => Uint8Array.from(values);
const ascii = (start: string) => Uint8Array.from(start.padEnd(300, "\0"), (char) => char.charCodeAt(0));

const formats = "expected IDX, NPY, NPZ, CSV, gzip, zip, PNG or JPEG";

const json = "To open an experiment, choose the .json that Export saved; save data as CSV or .npz.";

export const badOther: readonly BadFile[] = [
  ["nothing", bytes(), "empty", "expected a data set, got no bytes. Choose another file."],
  ["other bytes", bytes(1, 2, 3, 4, 5), "unknown-format", `${formats}, got 0x01020304. Choose another file.`],
  [
    "a PDF",
    ascii("%PDF-1.7\n"),
    "unknown-format",
    `${formats}, got a PDF document (0x25504446). Choose the data themselves.`,
  ],
  [
    "a page",
    text("<!DOCTYPE html>", "<html>"),
    "unknown-format",
    `${formats}, got a web page (0x3c21444f). Download the file itself, not the page about it.`,
  ],
  [
    "JSON",
    text(" [1, 2]"),
    "unknown-format",
    `${formats}, got a JSON file that is no experiment of this page (0x205b312c). ${json}`,
  ],
  [
    "JSON of another program, marked as UTF-8",
    Uint8Array.of(0xef, 0xbb, 0xbf, ...text("{", '  "images": []', "}")),
    "unknown-format",
    `${formats}, got a JSON file that is no experiment of this page (0xefbbbf7b). ${json}`,
  ],
  [
    "a notebook",
    text("{", ' "cells": [', "  {"),
    "unknown-format",
    `${formats}, got a Jupyter notebook (0x7b0a2022). Save its arrays with numpy.savez and drop the .npz file.`,
  ],
  [
    "XML",
    text("<?xml version='1.0'?>", "<data/>"),
    "unknown-format",
    `${formats}, got an XML document (0x3c3f786d). Save the table as CSV.`,
  ],
  [
    "a drawing",
    text("<?xml version='1.0'?>", "<svg/>"),
    "unknown-format",
    `${formats}, got an SVG drawing (0x3c3f786d). Save the images as PNG.`,
  ],
  [
    "ARFF",
    text("% MNIST", "@RELATION mnist"),
    "unknown-format",
    `${formats}, got an ARFF file (0x25204d4e). Save the table as CSV.`,
  ],
  [
    "a pointer",
    text("version https://git-lfs.github.com/spec/v1"),
    "unknown-format",
    `${formats}, got a pointer of Git LFS (0x76657273). Download the file that it stands for.`,
  ],
  [
    "RAR",
    ascii("Rar!\x1a\x07"),
    "unknown-format",
    `${formats}, got a RAR archive (0x52617221). Unpack it and drop the folder.`,
  ],
  [
    "7z",
    ascii("7z\xbc\xaf\x27\x1c"),
    "unknown-format",
    `${formats}, got a 7z archive (0x377abcaf). Unpack it and drop the folder.`,
  ],
  [
    "tar",
    ascii(`${"data/".padEnd(257, "\0")}ustar`),
    "unknown-format",
    `${formats}, got a tar archive (0x64617461). Unpack it and drop the folder.`,
  ],
  [
    "a WebP image",
    ascii("RIFF\x01\x02\x03\x04WEBP"),
    "unknown-format",
    `${formats}, got a WebP image (0x52494646). Save the images as PNG.`,
  ],
  [
    "a GIF",
    ascii("GIF89a"),
    "unknown-format",
    `${formats}, got a GIF image (0x47494638). Save the images as PNG.`,
  ],
  [
    "an AVIF image",
    ascii("\0\0\0\x1cftypavif"),
    "unknown-format",
    `${formats}, got an AVIF image (0x0000001c). Save the images as PNG.`,
  ],
  [
    "another AVIF or HEIC image",
    ascii("\0\0\0\x1cftypmif1"),
    "unknown-format",
    `${formats}, got an AVIF or HEIC image (0x0000001c). Save the images as PNG.`,
  ],
  [
    "an icon",
    ascii("\0\0\x01\0\x01\0\x10\x10"),
    "unknown-format",
    `${formats}, got an icon (0x00000100). Save the images as PNG.`,
  ],
  [
    "a pickle",
    ascii("\x80\x04\x95"),
    "unknown-format",
    `${formats}, got a Python pickle (0x80049500). Save its arrays with numpy.savez and drop the .npz file.`,
  ],
  [
    "HDF5",
    ascii("\x89HDF\r\n\x1a\n"),
    "unknown-format",
    `${formats}, got an HDF5 file (0x89484446). Save its arrays with numpy.savez and drop the .npz file.`,
  ],
  [
    "MATLAB",
    ascii("MATLAB 5.0 MAT-file"),
    "unknown-format",
    `${formats}, got a MATLAB file (0x4d41544c). Save its arrays with numpy.savez and drop the .npz file.`,
  ],
  [
    "UTF-16",
    bytes(0xff, 0xfe, 49, 0, 44, 0),
    "unknown-format",
    `${formats}, got text in UTF-16 (0xfffe3100). Save it in UTF-8.`,
  ],
];
