import type { VerifyContext } from './context';
import type { Finding } from './verification';

/** One thing that a problem must prove. */
export interface Check {
  readonly id: string;
  /** A claim that is true of an admitted problem. */
  readonly title: string;
  /** `cases`: only where the reference answers some case. */
  readonly needs: 'text' | 'cases';
  run(context: VerifyContext): Promise<readonly Finding[]>;
}
