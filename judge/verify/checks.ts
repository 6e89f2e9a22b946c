/** The checks in the order in which they run: what a later one needs is found right by an earlier one. */

import type { Check } from './check';
import { checkAccepted, checkSalts } from './check-accepted';
import { checkBugs } from './check-bugs';
import { checkInputs, checkInputsKept, checkReference, checkWellPosed } from './check-cases';
import { checkDifferentDims } from './check-different-dims';
import { checkDims } from './check-dims';
import { checkEdits } from './check-edits';
import { checkFences } from './check-fences';
import { checkFinite } from './check-finite';
import { checkHints } from './check-hints';
import { checkIdleCases } from './check-idle-cases';
import { checkCheckerJunk, checkJunk } from './check-junk';
import { checkLaws } from './check-laws';
import { checkMargin } from './check-margin';
import { checkMaths } from './check-maths';
import { checkSample } from './check-sample';
import { checkSeeds } from './check-seeds';
import { checkSlow } from './check-slow';
import { checkStarter } from './check-starter';
import { checkSurvivors } from './check-survivors';
import { checkToldApart } from './check-told-apart';

export const CHECKS: readonly Check[] = [
  checkEdits,
  checkFences,
  checkMaths,
  checkHints,
  checkReference,
  checkInputsKept,
  checkInputs,
  checkWellPosed,
  checkFinite,
  checkSeeds,
  checkDims,
  checkDifferentDims,
  checkSample,
  checkStarter,
  checkAccepted,
  checkSalts,
  checkSurvivors,
  checkMargin,
  checkToldApart,
  checkIdleCases,
  checkLaws,
  checkJunk,
  checkCheckerJunk,
  checkSlow,
  checkBugs,
];
