// What the page needs for office files and pictures in pixels. Fetched when the first is asked for,
// so that nobody else waits for it.

// A picture in pixels: the browser draws it.
export async function png(svg, width, height) {
  const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    canvas.getContext("2d").drawImage(image, 0, 0, width, height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(url);
  }
}

// Sends a worker to work. It is refused with a text where the file could not be made, with null
// where it was called off, and with nothing where the worker or its Wasm did not arrive.
export function job(started, kind, assessment, questionnaire, today, parts, pictures, file) {
  const worker = new Worker("office/worker.js", { type: "module" });
  let cancel;
  const finished = new Promise((resolve, reject) => {
    cancel = () => reject(null);
    worker.onerror = (event) => {
      event.preventDefault();
      reject();
    };
    worker.onmessage = ({ data }) => {
      if ("result" in data) resolve(data.result);
      else if ("failure" in data) reject(data.failure);
      else if ("missing" in data) reject();
      else started();
    };
    worker.postMessage({ kind, assessment, questionnaire, today, parts, pictures, file });
  });
  return { finished: finished.finally(() => worker.terminate()), cancel };
}
