/** Why an item of a schedule stands in its week, as it is read beside its title. */

import type { Day } from './days';
import { formatNearDay } from './format-day';
import type { PlannedItem } from './schedule';

/**
 * Tell why an item stands in its week: nothing, or a few short phrases.
 *
 * A card may stand in a later week than the one in which it falls due: the minutes of that week were spent, or its
 * problem stood there already. Its day is then told as past, since the week no longer holds it.
 * @param from the first day of the week in which the item stands
 */
export function reasonsFor(item: PlannedItem, from: Day, today: Day): readonly string[] {
  switch (item.kind) {
    case 're-solve':
      if (item.due <= today) return ['due now'];
      return [`${item.due < from ? 'was due' : 'due'} ${formatNearDay(item.due)}`];
    case 'new':
      return [
        ...(item.isTried ? ['tried before'] : []),
        ...(item.weakTopic === undefined ? [] : [`weak topic ${item.weakTopic}`]),
      ];
    case 'round':
      if (item.last === undefined) return ['first time'];
      return [
        `last on ${formatNearDay(item.last.day)}${item.last.score === undefined ? '' : `, score ${item.last.score}`}`,
      ];
    default:
      return item satisfies never;
  }
}
