import { crc32, deflateRawSync } from 'node:zlib';

/** What a test changes in an archive, by the name of a file in it. */
interface Lies {
  /** The size that the archive claims, in bytes. */
  size?: number;
  isEncrypted?: boolean;
  crc?: number;
}

/** A ZIP file with these files. `lies` says what is wrong about one of them. */
export function zipWith(
  files: Record<string, string | Buffer>,
  lies: Record<string, Lies> = {},
): Buffer {
  const entries: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content);
    const data = deflateRawSync(bytes);
    const { size = bytes.length, isEncrypted = false, crc = crc32(bytes) } = lies[name] ?? {};
    const path = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(0x800 | (isEncrypted ? 1 : 0), 2);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc, 10);
    facts.writeUInt32LE(data.length, 14);
    facts.writeUInt32LE(size, 18);
    facts.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), facts, path, data]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), facts, tail, path]));
    entries.push(local);
    offset += local.length;
  }
  const end = Buffer.alloc(18);
  const central = Buffer.concat(directory);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...entries, central, Buffer.from('PK\u0005\u0006'), end]);
}
