/* Draws <figure data-chart> from the table inside it, which stays readable below the picture. Without this script, or
   where it fails, the table stands open. Bars begin at zero, labels stand at their bars, a missing value stays missing. */

const styles = getComputedStyle(document.documentElement);
const colour = (name) => styles.getPropertyValue(name).trim();
const ROW_HEIGHT = 52;
const NAME_ABOVE_BAR = 18;
const LABEL_PIXELS_PER_DIGIT = 12;
const NAME_PIXELS_PER_LETTER = 8;

const STRIPES = { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -Math.PI / 4 };

const PARTS = {
  done: { fill: "--done-fill", text: "--on-fill" },
  late: { fill: "--done-fill", text: "--ink", decal: STRIPES },
  "in-hand": { fill: "--action-fill", text: "--on-fill" },
  overdue: { fill: "--late-fill", text: "--on-fill" },
  "not-started": { fill: "--idle-fill", text: "--ink" },
};

const LINES = ["--action", "--line-strong", "--done-fill", "--risk-fill", "--late-fill"];

const font = () => ({ fontFamily: colour("--font"), fontSize: 13, color: colour("--ink-soft") });

/* The table as numbers: a row per category or series, a column per part or point. */
const readTable = (table) => ({
  columns: [...table.tHead.rows[0].cells].slice(1).map((cell) => ({ name: cell.textContent.trim(), part: cell.dataset.part })),
  rows: [...table.tBodies[0].rows].map((row) => ({
    name: row.cells[0].textContent.trim(),
    url: row.cells[0].querySelector("a")?.href,
    values: [...row.cells].slice(1).map((cell) => (cell.dataset.value ? Number(cell.dataset.value) : null)),
  })),
});

const progressByDomain = (figure, data) => {
  const parts = data.columns.map((column, index) => ({ ...column, index })).filter((column) => column.part in PARTS);
  const total = (row) => parts.reduce((sum, part) => sum + (row.values[part.index] ?? 0), 0);
  const largest = Math.max(1, ...data.rows.map(total));
  const room = (value) => (value / largest) * figure.clientWidth > String(value).length * LABEL_PIXELS_PER_DIGIT;
  const labelled = (value) => ({ value, label: { show: Boolean(value) && room(value) } });
  return {
    height: data.rows.length * ROW_HEIGHT + 12,
    option: {
      grid: { left: 0, right: 0, top: 12, bottom: 0 },
      xAxis: { type: "value", min: 0, max: largest, show: false },
      yAxis: {
        type: "category",
        inverse: true,
        data: data.rows.map((row) => `${row.name} (${total(row)})`),
        axisTick: { show: false },
        axisLine: { show: false },
        /* The name stands above its bar, where even a long one has the whole width. */
        axisLabel: {
          ...font(),
          color: colour("--ink"),
          inside: true,
          interval: 0,
          margin: 0,
          verticalAlign: "bottom",
          padding: [0, 0, NAME_ABOVE_BAR, 0],
          width: figure.clientWidth - 8,
          overflow: "truncate",
        },
      },
      series: parts.map((part) => ({
        type: "bar",
        stack: "all",
        name: part.name,
        barWidth: 18,
        data: data.rows.map((row) => labelled(row.values[part.index])),
        itemStyle: {
          color: colour(PARTS[part.part].fill),
          borderColor: colour("--paper"),
          borderWidth: 1,
          decal: PARTS[part.part].decal && { ...PARTS[part.part].decal, color: colour("--paper") },
        },
        emphasis: { disabled: true },
        label: {
          ...font(),
          fontSize: 12,
          fontWeight: 600,
          color: colour(PARTS[part.part].text),
          backgroundColor: PARTS[part.part].decal ? colour("--paper") : undefined,
          borderRadius: 2,
          padding: PARTS[part.part].decal ? [1, 3] : 0,
        },
      })),
    },
  };
};

const trend = (figure, data) => ({
  height: 280,
  option: {
    grid: { left: 40, right: 24 + NAME_PIXELS_PER_LETTER * Math.max(...data.rows.map((row) => row.name.length)), top: 16, bottom: 32 },
    xAxis: {
      type: "category",
      boundaryGap: false,
      data: data.columns.map((column) => column.name),
      axisLabel: font(),
      axisLine: { lineStyle: { color: colour("--line-strong") } },
    },
    yAxis: { type: "value", min: 0, axisLabel: font(), splitLine: { lineStyle: { color: colour("--line") } } },
    series: data.rows.map((row, index) => ({
      type: "line",
      name: row.name,
      data: row.values,
      connectNulls: false,
      symbol: index ? "rect" : "circle",
      symbolSize: 6,
      lineStyle: { width: index ? 2 : 3, type: index ? "dashed" : "solid" },
      color: colour(LINES[index % LINES.length]),
      emphasis: { disabled: true },
      endLabel: { show: true, ...font(), color: colour("--ink"), fontWeight: 600, formatter: "{a}", backgroundColor: colour("--paper"), padding: [2, 4] },
    })),
  },
});

const KINDS = { "progress-by-domain": progressByDomain, trend };

const draw = (figure) => {
  const table = figure.querySelector("table");
  const kind = KINDS[figure.dataset.chart];
  if (!kind || !table || !window.echarts) return;
  const data = readTable(table);
  const place = figure.querySelector("[data-canvas]");
  const readout = figure.querySelector("[data-readout]");
  const chart = window.echarts.init(place, null, { renderer: "canvas", height: kind(figure, data).height });
  const paint = () => {
    const { option, height } = kind(figure, data);
    chart.resize({ height });
    chart.setOption({ animation: false, ...option }, true);
  };
  paint();
  chart.on("mouseover", ({ name, seriesName, value }) => {
    readout.textContent = `${name} – ${seriesName}: ${String(value).replace(".", ",")}`;
  });
  chart.on("click", ({ dataIndex }) => {
    const { url } = data.rows[dataIndex] ?? {};
    if (url && figure.dataset.chart === "progress-by-domain") window.location.assign(url);
  });
  new ResizeObserver(() => {
    if (place.clientWidth !== chart.getWidth()) paint();
  }).observe(place);
  figure.querySelector("details").open = false;
};

const drawAll = () => {
  for (const figure of document.querySelectorAll("figure[data-chart]:not([data-drawn])")) {
    figure.dataset.drawn = "";
    draw(figure);
  }
};

/* Canvas text is painted once: wait for the letters it needs. */
document.fonts.ready.then(drawAll);
document.addEventListener("htmx:afterSettle", drawAll);
