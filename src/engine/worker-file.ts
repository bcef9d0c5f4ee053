/** Address of the engine file that decodes rows, which is a worker of its own too, beside the file that loads it. */
export const workerFile = new URL('./rows.js', import.meta.url).href;
