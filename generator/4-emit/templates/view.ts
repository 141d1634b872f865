/** The language of views, which targets of a user describe theirs in as well. */
export * from '../../extend/view.js';
