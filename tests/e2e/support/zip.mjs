// Archives, as office programs pack their files: taken apart and put together again.

import { crc32, inflateRawSync } from "node:zlib";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/** The files of an archive by their names. */
export function unzip(bytes) {
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw new Error("no archive");
  const files = new Map();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (bytes.readUInt32LE(at) !== ENTRY) throw new Error("no entry");
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, remark] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place));
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + size);
    const file = method === 0 ? Buffer.from(packed) : inflateRawSync(packed);
    if (crc32(file) !== bytes.readUInt32LE(at + 16)) throw new Error("a file is damaged");
    files.set(bytes.toString("utf8", at + 46, at + 46 + name), file);
    at += 46 + name + extra + remark;
  }
  return files;
}

/** An archive of files, none of them packed. */
export function zip(files) {
  const [parts, entries] = [[], []];
  let at = 0;
  for (const [name, file] of files) {
    const text = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(file), 10);
    common.writeUInt32LE(file.length, 14);
    common.writeUInt32LE(file.length, 18);
    common.writeUInt16LE(text.length, 22);
    const [local, entry, tail] = [Buffer.alloc(4), Buffer.alloc(6), Buffer.alloc(14)];
    local.writeUInt32LE(LOCAL);
    entry.writeUInt32LE(ENTRY);
    entry.writeUInt16LE(20, 4);
    tail.writeUInt32LE(at, 10);
    parts.push(local, common, text, file);
    entries.push(entry, common, tail, text);
    at += 30 + text.length + file.length;
  }
  const list = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, list, end]);
}
