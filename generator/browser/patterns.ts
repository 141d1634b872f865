/** `specwright/browser/patterns`: the analyser of patterns, a library of its own. */
export { checkSync } from 'recheck';
