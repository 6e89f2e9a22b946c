/** The editor's own worker (diffs, links, word completion), from this origin. */
import 'monaco-editor/editor/editor.worker';
