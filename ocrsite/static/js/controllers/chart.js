/**
 * Draws a chart from a json_script and redraws it when the theme changes. The data stands beside it as a table, so the canvas is only a picture.
 * Series differ by colour and by dash or pattern of points.
 *
 * JSON: {"type": "line"|"bar", "labels": [...], "series": [{"label": "...", "data": [...]}], "format": {"style": "currency", "currency": "EUR"}}
 *
 * @example
 * <figure data-controller="chart" data-chart-source="sales-data" data-chart-library="/static/vendor/chart/chart.umd.min.js">
 *   <div class="chart__frame"><canvas role="img" aria-label="…"></canvas></div>
 * </figure>
 */
const DASHES = [[], [6, 4], [2, 3], [10, 3, 2, 3]];
const POINTS = ["circle", "rectRot", "triangle", "rect"];
let library = null;

/** Load Chart.js once for the page; it is a plain script, not a module. */
function loadLibrary(url) {
  library ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => resolve(window.Chart);
    script.onerror = reject;
    document.head.append(script);
  });
  return library;
}

/** A token as the browser computes it: a canvas does not understand light-dark(). */
function colourReader(element) {
  const probe = element.appendChild(document.createElement("span"));
  const read = (token) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  return { read, remove: () => probe.remove() };
}

function dataset(series, index, type, colour) {
  const ink = colour(`--series-${(index % 4) + 1}`);
  const common = { label: series.label, data: series.data, borderColor: ink, borderWidth: 2 };
  if (type === "bar") {
    return { ...common, backgroundColor: index === 0 ? ink : colour("--surface-raised"), borderDash: DASHES[index], maxBarThickness: 40 };
  }
  const points = { pointStyle: POINTS[index % 4], pointRadius: 4, pointBackgroundColor: ink };
  return { ...common, ...points, borderDash: DASHES[index % 4], tension: 0, backgroundColor: ink };
}

function configuration(data, colour, still) {
  const muted = colour("--ink-muted");
  const format = new Intl.NumberFormat(document.documentElement.lang, data.format ?? {});
  const ticks = { color: muted, font: { size: 12 } };
  const tooltip = { callbacks: { label: (item) => `${item.dataset.label}  ${format.format(item.parsed.y)}` } };
  return {
    type: data.type,
    data: { labels: data.labels, datasets: data.series.map((series, index) => dataset(series, index, data.type, colour)) },
    options: {
      animation: still ? false : { duration: 220 },
      maintainAspectRatio: false,
      interaction: { mode: "index", intersect: false },
      plugins: {
        legend: { align: "start", labels: { color: colour("--ink"), usePointStyle: data.type === "line", boxWidth: 14, boxHeight: 8 } },
        tooltip,
      },
      scales: {
        x: { grid: { display: false }, border: { color: colour("--line-strong") }, ticks },
        y: { beginAtZero: true, grid: { color: colour("--line") }, border: { display: false }, ticks: { ...ticks, callback: (value) => format.format(value) } },
      },
    },
  };
}

export function chart(element) {
  const data = JSON.parse(document.getElementById(element.dataset.chartSource).textContent);
  const canvas = element.querySelector("canvas");
  const night = matchMedia("(prefers-color-scheme: dark)");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  let drawn = null;

  async function draw() {
    const Chart = await loadLibrary(element.dataset.chartLibrary);
    const colours = colourReader(element);
    drawn?.destroy();
    Chart.defaults.font.family = getComputedStyle(element).fontFamily;
    drawn = new Chart(canvas, configuration(data, colours.read, still));
    colours.remove();
  }

  const watcher = new MutationObserver(draw);
  watcher.observe(document.documentElement, { attributeFilter: ["data-theme"] });
  night.addEventListener("change", draw);
  draw();
  return () => {
    watcher.disconnect();
    night.removeEventListener("change", draw);
    drawn?.destroy();
  };
}
