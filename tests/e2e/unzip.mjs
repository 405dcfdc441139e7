// What is in a zip file, for journeys that look into what the program wrote.

import { inflateRawSync } from "node:zlib";

/** Its files by name, each with its bytes and where they begin in the zip (APPNOTE, sections 4.3.7 and 4.3.12). */
export function unzipped(bytes) {
  const files = new Map();
  const end = bytes.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const lengths = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const name = bytes.toString("utf8", at + 46, at + 46 + lengths[0]);
    const head = bytes.readUInt32LE(at + 42);
    const start = head + 30 + bytes.readUInt16LE(head + 26) + bytes.readUInt16LE(head + 28);
    const packed = bytes.subarray(start, start + size);
    files.set(name, { start, content: method === 0 ? packed : inflateRawSync(packed) });
    at += 46 + lengths.reduce((sum, length) => sum + length);
  }
  return files;
}
