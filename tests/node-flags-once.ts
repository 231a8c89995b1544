/**
 * Node makes the list of its flags when it is first asked, and keeps it on the process. On the copy of the process that jest gives
 * to tests it makes the list each time, and axios asks twice for each request: that is half of what a request takes.
 */
Object.defineProperty(process, 'allowedNodeEnvironmentFlags', { value: process.allowedNodeEnvironmentFlags });
