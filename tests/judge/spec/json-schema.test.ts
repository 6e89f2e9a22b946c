import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { problemJsonSchema } from '#judge/spec/json-schema';
import { DEBUG, EVERYTHING, OPTIMISE } from './everything';
import { ACCUMULATOR, edited, ROW_SUMS } from './row-sums';

const BANK = new URL('../../../problems/', import.meta.url);
const slugs = readdirSync(BANK).filter((slug) => existsSync(new URL(`${slug}/problem.md`, BANK)));

const frontMatterOf = (text: string): unknown => parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '');
/** As an editor would: from the schema alone, without the parser. */
const editor = z.fromJSONSchema(problemJsonSchema());

describe('the schema for editors', () => {
  test('is the one in problems/problem.schema.json; else run npm run problems:schema', () => {
    const stored: unknown = JSON.parse(readFileSync(new URL('problem.schema.json', BANK), 'utf8'));
    expect(stored).toEqual(JSON.parse(JSON.stringify(problemJsonSchema())));
  });

  test.each(slugs)('takes %s of the bank', (slug) => {
    const frontMatter = frontMatterOf(readFileSync(new URL(`${slug}/problem.md`, BANK), 'utf8'));
    expect(editor.safeParse(frontMatter).error?.issues).toBeUndefined();
  });

  test.each([ROW_SUMS, ACCUMULATOR, EVERYTHING, DEBUG, OPTIMISE])('takes every part of the format (%#)', (text) => {
    expect(editor.safeParse(frontMatterOf(text)).error?.issues).toBeUndefined();
  });

  test.each([
    ['an unknown key', 'hints:', 'hint:'],
    ['an unknown key of a case', 'sample:', 'sampel:'],
    ['another difficulty', 'difficulty: easy', 'difficulty: trivial'],
    ['a range that is none', 'N: 1..8', 'N: 1'],
    ['a missing key', 'title: Row sums\n', ''],
    ['an edit of one word', '[["sum + x", "sum + x / 2"]]', '"sum + x"'],
  ])('refuses %s', (_, find, replace) => {
    expect(editor.safeParse(frontMatterOf(edited(ROW_SUMS, find, replace))).success).toBe(false);
  });

  test('tells what each key means', () => {
    const silent: string[] = [];
    const visit = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const { properties, items, additionalProperties, anyOf, oneOf } = schema as Record<string, unknown>;
      for (const [key, inner] of Object.entries(properties ?? {})) {
        if (typeof inner !== 'object' || inner === null || !('description' in inner)) silent.push(`${path}.${key}`);
        visit(inner, `${path}.${key}`);
      }
      for (const inner of [items, additionalProperties, anyOf, oneOf].flat()) visit(inner, path);
    };
    visit(problemJsonSchema(), '');
    expect(silent).toEqual([]);
  });
});
