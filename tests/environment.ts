/** Whether the tests run in a page, else they run in Node. */
export const inPage = typeof window !== "undefined";
