// The second frame begins when the first has been painted.
requestAnimationFrame(() =>
  requestAnimationFrame(() => {
    performance.mark("clip:list-painted");
    document.documentElement.dataset.ready = "";
  }),
);
