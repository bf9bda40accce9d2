// What a thread that judges begins with. JavaScript, and compiled code at hand before the first TypeScript is read: so
// Node need not load what strips types, 20 MB and a fifth of the thread's start.
import { enableCompileCache } from 'node:module';
import { workerData } from 'node:worker_threads';

if (workerData.codeFolder !== null) enableCompileCache(workerData.codeFolder);
await import('../src/judging/thread.ts');
