/**
 * A pause just long enough for waiting messages to be handled. It rides on a message channel because a
 * timer is slowed to once a second in a hidden tab and clamped to 4 ms in a visible one.
 */
export function createBreather(): () => Promise<void> {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return () =>
    new Promise((resolve) => {
      waiting.push(resolve);
      port2.postMessage(null);
    });
}
