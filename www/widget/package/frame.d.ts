/**
 * Keeps the height of a frame with `gongbao.html` in it at that of its page, and opens a text there. Only
 * messages of this very frame and of its origin count.
 *
 * @returns ends it
 */
export function frame(iframe: HTMLIFrameElement, options?: { text?: string; name?: string }): () => void;
