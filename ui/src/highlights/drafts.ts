/** Words that were typed and not kept, by what they are on. They last as long as the window. */
export const drafts = new Map<string, string>();
