/** The editor's TypeScript service, from this origin. */
import 'monaco-editor/languages/features/typescript/ts.worker';
