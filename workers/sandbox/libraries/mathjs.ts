/** mathjs, whole, as a solution may import it. */

import * as math from 'mathjs';

export const namespace: object = { ...math };
