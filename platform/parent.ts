/**
 * Calls back once when the process that started this one is gone, also when it was killed.
 * Returns how to stop watching. The watch does not keep the process alive.
 */
export function whenParentVanishes(callback: () => void): () => void {
  const parent = process.ppid;
  const timer = setInterval(() => {
    // An orphan gets a new parent: init, or the nearest process that takes orphans.
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 500);
  timer.unref();
  return () => clearInterval(timer);
}
