import type { ChannelWorld } from '../../src/channels/contract.ts';
import { mayReach } from '../../src/http/guard.ts';
import { createPost } from '../../src/http/post.ts';

/** A channel's world with the real, guarded POST and a terminal and journal that remember. */
export function openWorld(totalMs = 60_000): ChannelWorld & { written: string[]; close(): Promise<void> } {
  const sender = createPost({ userAgent: 'Rasid/test', proxy: null, connectMs: 30_000, totalMs });
  const written: string[] = [];
  const keys = new Set<string>();
  return {
    post: sender.post,
    mayReach,
    terminal: { write: (text) => void written.push(text), width: 90, color: false },
    journal: { has: (key) => keys.has(key), add: (key) => void keys.add(key) },
    now: () => new Date('2026-11-24T10:00:00Z'),
    lettingGo: new AbortController().signal,
    written,
    close: sender.close,
  };
}
