import { Deserializer, Serializer } from 'node:v8';

// A value as bytes: a head, written as `v8.serialize` writes, then its lists of numbers, each where a processor can read it.
// Read back, the lists are views of the very bytes, which threads share: no copy is made of them, in any thread. They are
// 16 MB of words and weights, and memory that is touched for the first time costs a start more than reading the file.

type Numbers = Int16Array | Int32Array | Uint32Array | Uint16Array | Float64Array;
type Kind = new (buffer: SharedArrayBuffer, at: number, length: number) => Numbers;

const KINDS: readonly Kind[] = [Int16Array, Int32Array, Uint32Array, Uint16Array, Float64Array];

/** What every kind of numbers may begin at. */
const ALIGNMENT = 8;
const aligned = (at: number): number => Math.ceil(at / ALIGNMENT) * ALIGNMENT;

/** Where the length of the head stands; the head follows. */
const HEAD_AT = 4;

class Packer extends Serializer {
  /** Of Node's documentation, which its types leave out: lists of numbers are written by `_writeHostObject`. */
  declare _setTreatArrayBufferViewsAsHostObjects: (flag: boolean) => void;
  readonly lists: { numbers: Numbers; at: number }[] = [];
  /** Bytes of all lists so far. */
  size = 0;

  constructor() {
    super();
    this._setTreatArrayBufferViewsAsHostObjects(true);
  }

  _writeHostObject(numbers: Numbers): void {
    const kind = KINDS.findIndex((Kind) => numbers instanceof Kind);
    if (kind < 0) throw new TypeError('only lists of numbers that KINDS names are kept');
    this.writeUint32(kind);
    this.writeUint32(this.size);
    this.writeUint32(numbers.length);
    this.lists.push({ numbers, at: this.size });
    this.size = aligned(this.size + numbers.byteLength);
  }
}

class Unpacker extends Deserializer {
  readonly #lists: { buffer: SharedArrayBuffer; at: number };

  constructor(head: Uint8Array, lists: { buffer: SharedArrayBuffer; at: number }) {
    super(head);
    this.#lists = lists;
  }

  _readHostObject(): Numbers {
    const NumbersOfKind = KINDS[this.readUint32()];
    if (!NumbersOfKind) throw new RangeError('no such kind of numbers');
    const at = this.#lists.at + this.readUint32();
    return new NumbersOfKind(this.#lists.buffer, at, this.readUint32());
  }
}

/** The bytes of a value. */
export function pack(value: unknown): SharedArrayBuffer {
  const packer = new Packer();
  packer.writeHeader();
  packer.writeValue(value);
  const head = packer.releaseBuffer();
  const listsAt = aligned(HEAD_AT + head.length);
  const buffer = new SharedArrayBuffer(listsAt + packer.size);
  const bytes = new Uint8Array(buffer);
  new DataView(buffer).setUint32(0, head.length, true);
  bytes.set(head, HEAD_AT);
  for (const { numbers, at } of packer.lists)
    bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), listsAt + at);
  return buffer;
}

/** The value of such bytes; nobody may write to its lists of numbers. Throws where they are no such bytes. */
export function unpack(buffer: SharedArrayBuffer): unknown {
  const length = new DataView(buffer).getUint32(0, true);
  const head = new Uint8Array(buffer, HEAD_AT, length);
  const unpacker = new Unpacker(head, { buffer, at: aligned(HEAD_AT + length) });
  unpacker.readHeader();
  return unpacker.readValue();
}
