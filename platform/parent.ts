/**
 * Calls back once when the process that started this one is gone, also when it was killed.
 * The watch does not keep the process alive.
 */
export function whenParentVanishes(callback: () => void): void {
  const parent = process.ppid;
  // Started in the background by something that has already left: nobody is missed.
  if (parent <= 1) return;
  const timer = setInterval(() => {
    // An orphan gets a new parent: init, or the nearest process that takes orphans.
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, 500);
  timer.unref();
}
