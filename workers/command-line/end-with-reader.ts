/** What a command does once nobody reads on (`| head`). */

/** 128 + SIGPIPE: what a shell is told of a program that this signal ended. */
const NOBODY_READS = 141;

/** End quietly when the reader of standard output has left, as programs do that do not ignore SIGPIPE. */
export function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(NOBODY_READS);
  });
}
