/** Entry of the trusted judge worker: the only thread that holds expected values and decides verdicts. */

import { expose } from 'comlink';
import { createJudgeApi } from './judge-api';

expose(createJudgeApi());
