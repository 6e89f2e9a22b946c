/** Searches the catalogue off the page's thread: in ten thousand problems one letter takes longer than a frame. */

import * as Comlink from 'comlink';
import MiniSearch from 'minisearch';

/** What of an entry is searched. */
export interface SearchDocument {
  readonly slug: string;
  readonly title: string;
  readonly topics: string;
  readonly signature: string;
}

let index: MiniSearch | undefined;

const api = {
  /** Replaces what is searched. */
  fill(documents: readonly SearchDocument[]): void {
    const fresh = new MiniSearch<SearchDocument & { readonly at: number }>({
      idField: 'at',
      fields: ['title', 'topics', 'slug', 'signature'],
      searchOptions: { prefix: true, fuzzy: (term) => (term.length > 3 ? 0.2 : false), boost: { title: 2 } },
    });
    fresh.addAll(documents.map((document, at) => ({ ...document, at })));
    index = fresh;
  },
  /** Positions in the documents of those that fit, best first. */
  search(query: string): Uint32Array {
    // Of two words both are meant; where nothing has both, one is better than nothing.
    const fitting = index?.search(query, { combineWith: 'AND' }) ?? [];
    const results = fitting.length > 0 ? fitting : (index?.search(query, { combineWith: 'OR' }) ?? []);
    const positions = Uint32Array.from(results, ({ id }) => Number(id));
    return Comlink.transfer(positions, [positions.buffer]);
  },
};

export type SearchApi = typeof api;

Comlink.expose(api);
