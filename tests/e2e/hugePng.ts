import { deflateSync } from "node:zlib";

/** A white PNG, black and white, of so many pixels a side: a few kilobytes that unpack to hundreds of megabytes. */
export function hugePng(side: number): Buffer {
  const chunk = (type: string, body: Buffer) => {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(body.length);
    return Buffer.concat([head, Buffer.from(type), body, crc(Buffer.concat([Buffer.from(type), body]))]);
  };
  const size = Buffer.alloc(13);
  size.writeUInt32BE(side, 0);
  size.writeUInt32BE(side, 4);
  size[8] = 1; // bits a pixel, grey
  const rows = deflateSync(Buffer.alloc((1 + side / 8) * side, 255).fill(0, 0, 1));
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, chunk("IHDR", size), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))]);
}

function crc(bytes: Buffer): Buffer {
  let register = 0xffffffff;
  for (const byte of bytes) {
    register ^= byte;
    for (let bit = 0; bit < 8; bit++) register = (register >>> 1) ^ (register & 1 ? 0xedb88320 : 0);
  }
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(~register >>> 0);
  return sum;
}
