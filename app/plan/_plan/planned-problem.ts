/** What the page shows of a problem. */

import type { CatalogueEntry } from '../../_lib/read-bank';

export type PlannedProblem = Pick<CatalogueEntry, 'slug' | 'href' | 'title' | 'difficulty' | 'topics'>;
