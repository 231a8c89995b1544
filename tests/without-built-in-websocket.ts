/**
 * Node 22 has a WebSocket of its own that says nothing of the end of a connection that was refused, where every browser
 * fires `close`; the browser SDK waits for that to try again. Without it the SDK takes the `ws` package, as on Node 20.
 */
Reflect.deleteProperty(globalThis, 'WebSocket');
