/**
 * What the server is told at each start, instead of in its own file, so that a later Rasid may change it. Small, since
 * one Rasid and its commands are all it serves; durable, since it holds the truth: fsync, full pages and synchronous
 * commits stay as PostgreSQL has them.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  // Relative to the cluster, which nobody else can enter; so the length of its path does not matter to the server.
  unix_socket_directories: '.',
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '32MB',
  // A connection, of tables that are locked: room for all is made at the start. Nothing of ours is serializable.
  max_locks_per_transaction: '32',
  max_pred_locks_per_transaction: '10',
  maintenance_work_mem: '32MB',
  // No copies and no standbys: the least of write-ahead log.
  wal_level: 'minimal',
  max_wal_senders: '0',
  min_wal_size: '32MB',
  max_wal_size: '256MB',
  // No processes that would idle: reads in the asking process, no replication launcher, no parallel workers.
  io_method: 'sync',
  max_logical_replication_workers: '0',
  max_worker_processes: '0',
  max_parallel_workers_per_gather: '0',
  autovacuum_max_workers: '1',
  // Compiling costs more than the short statements here gain.
  jit: 'off',
  TimeZone: 'UTC',
  log_timezone: 'UTC',
  log_checkpoints: 'off',
};

/** Arguments of `postgres` for a cluster, named as the server will find it. */
export function serverArguments(cluster: string): string[] {
  return ['-D', cluster, ...Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** The one role and database of the server. No password: who can open the socket may do everything. */
export const ROLE = 'rasid';
export const DATABASE = 'postgres';
export const PORT = 5432;

/**
 * Arguments of `initdb`. The locale is PostgreSQL's own: the order of texts then never changes with the libraries of
 * a machine, and a data folder can be carried to another.
 */
export function initdbArguments(cluster: string): string[] {
  return [
    ...['-D', cluster, '-U', ROLE, '--auth=trust', '--encoding=UTF8', '--no-instructions'],
    ...['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ];
}
