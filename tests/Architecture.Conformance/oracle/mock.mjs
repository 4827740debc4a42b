// The deterministic mock. Every decision is a number drawn from FNV-1a of the response path and a purpose, so that the
// C# side (MockWorld.cs) draws the same one without talking to this process.
import {
  getNullableType, isAbstractType, isEnumType, isLeafType, isListType, isNonNullType,
} from './node_modules/graphql/index.mjs';

const encoder = new TextEncoder();

/** FNV-1a, 32 bits, over UTF-8, then a finalizer: the low bits of FNV alone are too regular to take a remainder of. */
export function draw(seed, path, purpose) {
  let hash = 0x811c9dc5;
  for (const byte of encoder.encode(`${seed}|${path}|${purpose}`)) {
    hash = Math.imul(hash ^ byte, 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return hash >>> 0;
}

function pathText(path) {
  const keys = [];
  for (let step = path; step !== undefined; step = step.prev) keys.push(step.key);
  return keys.reverse().join('/');
}

const texts = ['', 'Göteborg', 'a "quoted" \\ line\nbreak', 'snö & <is>', 'plain', '😀'];

function scalar(type, seed, path, args) {
  const n = draw(seed, path, 'value');
  switch (type.name) {
    case 'Int': return n | 0;
    case 'Float': return (n | 0) / 8;
    case 'Boolean': return n % 2 === 1;
    case 'ID': return n % 3 === 0 ? n % 1000 : `id-${n % 1000}`;
    default: return args !== undefined ? canonical(args) : `${texts[n % texts.length]}${n % 100}`;
  }
}

/** Arguments as they reach a resolver, in a form both sides can write: keys sorted, absent left out, null kept. */
export function canonical(value) {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object') {
    const keys = Object.keys(value).filter((key) => value[key] !== undefined).sort((a, b) => (a < b ? -1 : 1));
    return `{${keys.map((key) => `${key}:${canonical(value[key])}`).join(',')}}`;
  }
  if (typeof value === 'number') return Object.is(value, -0) ? '0' : String(value);
  return JSON.stringify(value);
}

function produce(type, seed, path, args, schema) {
  const fate = draw(seed, path, 'fate') % 100;
  if (fate < 4) return new Error('mock');
  if (isNonNullType(type) ? fate < 6 : fate < 12) return null;
  const bare = getNullableType(type);
  if (isListType(bare)) {
    const length = draw(seed, path, 'length') % 4;
    return Array.from({ length }, (_, index) => produce(bare.ofType, seed, `${path}/${index}`, args, schema));
  }
  if (isEnumType(bare)) {
    const values = bare.getValues();
    return fate === 12 ? 'NO_SUCH_VALUE' : values[draw(seed, path, 'value') % values.length].value;
  }
  if (isLeafType(bare)) return scalar(bare, seed, path, args);
  if (isAbstractType(bare)) {
    const possible = schema.getPossibleTypes(bare).map(({ name }) => name).sort();
    if (fate === 12 || possible.length === 0) return { type: 'NoSuchType' };
    return { type: possible[draw(seed, path, 'type') % possible.length] };
  }
  return {};
}

export const resolveType = (value) => value.type;

export function fieldResolver(seed) {
  return (_source, args, _context, info) => {
    const definition = info.parentType.getFields()[info.fieldName];
    const value = produce(
      info.returnType, seed, pathText(info.path), definition.args.length > 0 ? args : undefined, info.schema);
    if (value instanceof Error) throw value;
    return value;
  };
}
