"use strict";
(() => {
  const blocks = JSON.parse(document.getElementById("plot-data")?.textContent ?? "[]");
  const DASHES = [[], [10, 5], [2, 4], [12, 4, 2, 4], [18, 5], [6, 3], [12, 4, 2, 4, 2, 4], [4, 8], [1, 2]];
  const plots = [];

  // A canvas knows no light-dark(): the colour is asked of an element that has it.
  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);
  const style = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const colour = (i) => style("--s" + (i % 9));

  const element = (name, parent, text) => {
    const node = document.createElement(name);
    if (text !== undefined) node.textContent = text;
    if (parent) parent.append(node);
    return node;
  };

  // As in the table: of the four digits of the data, rounded half up as decimals.
  const figure = (v) => (v >= 1000 ? Math.round(v) : Number(v.toPrecision(4)));
  const written = (v, decimals) => {
    const shown = Number(`${Math.round(Number(`${v}e${decimals}`))}e-${decimals}`);
    return shown.toLocaleString("en-US", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  };
  const decimals = (v) => (v < 0.995 ? 2 : v < 9.95 ? 1 : 0);
  const time = (value) => {
    const ms = figure(value);
    if (ms > 0 && ms < 0.005) return "<0.01 ms";
    return ms < 999.5 ? `${written(ms, decimals(ms))} ms` : `${written(Number(`${ms}e-3`), ms < 9950 ? 1 : 0)} s`;
  };
  // Round numbers, so without the zeros that say how exact a figure is.
  const tick = (ms) => (ms >= 1000 ? ms / 1000 + " s" : Number(ms.toPrecision(3)) + " ms");
  const rate = (perSecond) => `${written(figure(perSecond), perSecond < 99.95 ? 1 : 0)}/s`;
  const percentile = (inverse) => {
    const percent = 100 * (1 - 1 / inverse);
    return (
      (inverse < 10 ? percent.toFixed(0) : percent.toFixed(Math.max(0, Math.round(Math.log10(inverse)) - 2))) + " %"
    );
  };

  // 1, 2, 5, 10, ... while there is room, otherwise the powers of ten.
  const logSplits = (u, axis, min, max) => {
    const steps = Math.log10(max / min) > 3 ? [1] : [1, 2, 5];
    const splits = [];
    for (let power = Math.floor(Math.log10(min)); power <= Math.ceil(Math.log10(max)); power++) {
      for (const step of steps) {
        const split = step * 10 ** power;
        if (split >= min && split <= max) splits.push(split);
      }
    }
    return splits;
  };
  const percentileSplits = (u, axis, min, max) =>
    [1, 2, 4, 10, 100, 1000, 10000, 100000, 1000000].filter((x) => x >= min && x <= max);
  const logRange = (u, min, max) => (min === null || min <= 0 ? [0.1, 10] : [min * 0.8, max * 1.25]);
  const zeroRange = (u, min, max) => [0, (max || 1) * 1.08];

  const tip = (show) => {
    let box;
    return {
      hooks: {
        init: (u) => {
          box = element("div", u.over);
          box.className = "tip";
          box.hidden = true;
          u.over.addEventListener("mouseleave", () => (box.hidden = true));
        },
        setCursor: (u) => {
          const index = u.cursor.idx;
          if (index === null || index === undefined || u.cursor.left < 0) {
            box.hidden = true;
            return;
          }
          box.replaceChildren();
          element("div", box, show.x(u.data[0][index]));
          const table = element("table", box);
          u.series
            .map((series, i) => ({ series, value: i === 0 ? null : u.data[i][index] }))
            .filter(({ series, value }) => series.show && value !== null && value !== undefined)
            .sort((a, b) => b.value - a.value)
            .forEach(({ series, value }) => {
              const row = element("tr", table);
              element("th", row, series.label);
              element("td", row, show.y(value));
            });
          box.hidden = false;
          const right = u.cursor.left > u.over.clientWidth / 2;
          box.style.left = right ? "" : u.cursor.left + 12 + "px";
          box.style.right = right ? u.over.clientWidth - u.cursor.left + 12 + "px" : "";
          box.style.top = "8px";
        },
      },
    };
  };

  const draw = (parent, block, { title, caption, wide = false, xs, key, x, y, height, show }) => {
    const figure = element("figure", parent);
    if (wide) figure.className = "wide";
    element("h3", figure, title);
    const target = element("div", figure);
    element("figcaption", figure, caption);
    const data = [xs, ...block.setups.map((setup) => setup[key])];
    const axis = (extra) => ({
      stroke: () => style("--soft"),
      grid: { stroke: () => style("--line"), width: 1 },
      ticks: { stroke: () => style("--line"), width: 1 },
      labelSize: 20,
      labelFont: "12px system-ui, sans-serif",
      font: "12px system-ui, sans-serif",
      // All splits get a label; by default a log axis blanks some out.
      filter: (u, splits) => splits,
      ...extra,
    });
    const options = {
      width: target.clientWidth,
      height,
      legend: { show: false },
      plugins: [tip(show)],
      scales: { x: { time: false, ...x.scale }, y: y.scale },
      axes: [axis(x.axis), axis({ size: 64, ...y.axis })],
      series: [
        {},
        ...block.setups.map((setup) => ({
          label: setup.setup,
          stroke: () => colour(setup.style),
          dash: DASHES[setup.style % DASHES.length],
          width: 2,
          spanGaps: false,
          points: { show: xs.length < 2 },
        })),
      ],
    };
    const plot = new uPlot(options, data, target);
    new ResizeObserver(() => plot.setSize({ width: target.clientWidth, height })).observe(target);
    plots.push(plot);
    return plot;
  };

  const swatch = (i) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("width", "36");
    svg.setAttribute("height", "10");
    svg.setAttribute("aria-hidden", "true");
    const line = document.createElementNS("http://www.w3.org/2000/svg", "line");
    const attributes = {
      x1: 0,
      x2: 36,
      y1: 5,
      y2: 5,
      "stroke-width": 2.5,
      "stroke-dasharray": DASHES[i % DASHES.length].join(" "),
    };
    for (const [name, value] of Object.entries(attributes)) line.setAttribute(name, String(value));
    line.style.stroke = `var(--s${i % 9})`;
    svg.append(line);
    return svg;
  };

  const legend = (parent, block, own) => {
    const list = element("div", parent);
    list.className = "legend";
    block.setups.forEach((setup, i) => {
      const button = element("button", list);
      button.type = "button";
      button.title = "Show or hide";
      button.setAttribute("aria-pressed", "true");
      button.append(swatch(setup.style), setup.setup);
      button.addEventListener("click", () => {
        const show = button.getAttribute("aria-pressed") !== "true";
        button.setAttribute("aria-pressed", String(show));
        own.forEach((plot) => plot.setSeries(i + 1, { show }));
      });
    });
  };

  document.querySelectorAll(".plots").forEach((parent) => {
    const block = blocks[Number(parent.dataset.block)];
    const seconds = Array.from({ length: block.seconds }, (_, i) => i);
    const overTime = {
      axis: { label: "seconds into the window", incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500] },
      scale: { range: (u, min, max) => (min === max ? [min - 0.5, max + 0.5] : [min, max]) },
    };
    const logTime = {
      axis: { label: "ms, log scale", splits: logSplits, values: (u, splits) => splits.map(tick) },
      scale: { distr: 3, range: logRange },
    };
    const own = [];
    legend(parent, block, own);
    if (block.inverses.length > 0) {
      own.push(
        draw(parent, block, {
          title: "Response time by percentile",
          caption: "From the moment a request was due. A line ends where fewer than ten requests are slower.",
          wide: true,
          xs: block.inverses,
          key: "latencyMs",
          height: 340,
          x: {
            axis: {
              label: "share of requests answered within the time, log scale of 1 / (1 - share)",
              splits: percentileSplits,
              values: (u, splits) => splits.map(percentile),
            },
            scale: { distr: 3, range: (u, min, max) => [min, Math.max(max, min * 10)] },
          },
          y: logTime,
          show: { x: percentile, y: time },
        }),
      );
    }
    if (block.seconds > 0) {
      own.push(
        draw(parent, block, {
          title: "Event-loop delay over time",
          caption: "The largest of each second, over all loops and trials.",
          xs: seconds,
          key: "loopDelayMs",
          height: 260,
          x: overTime,
          y: logTime,
          show: { x: (s) => "second " + s, y: time },
        }),
        draw(parent, block, {
          title: "Throughput over time",
          caption:
            "Right answers to the requests due in each second, mean of the trials; where a queue grew, at " +
            "the rate at which they came.",
          xs: seconds,
          key: "throughputPerSecond",
          height: 260,
          x: overTime,
          y: {
            axis: { label: "answers per second", values: (u, splits) => splits.map((s) => s.toLocaleString("en-US")) },
            scale: { range: zeroRange },
          },
          show: { x: (s) => "second " + s, y: rate },
        }),
      );
    }
  });

  const redraw = () => plots.forEach((plot) => plot.redraw(false));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  // Paper is white, whatever the screen is.
  const printing = (yes) => {
    document.documentElement.toggleAttribute("data-printing", yes);
    redraw();
  };
  addEventListener("beforeprint", () => printing(true));
  addEventListener("afterprint", () => printing(false));
})();
