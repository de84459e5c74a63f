// What the modules of the page say of what they hand to one another; what the API answers is in api.d.ts (api-types.mjs).

/** The library that draws curves; its script comes before the modules. */
declare var uPlot: any;

/** The name of an element before its classes: "p" of "p.soft.small". */
type TagOf<Named extends string> = Named extends `${infer Tag}.${string}` ? Tag : Named;
type HtmlOf<Named extends string> =
  TagOf<Named> extends keyof HTMLElementTagNameMap ? HTMLElementTagNameMap[TagOf<Named>] : HTMLElement;
type SvgOf<Named extends string> =
  TagOf<Named> extends keyof SVGElementTagNameMap ? SVGElementTagNameMap[TagOf<Named>] : SVGElement;

type Row = Api.RowDocument;
type Comparison = Api.ComparisonDocument;

/** A condition of a comparison with the rows that were measured under it. */
type Condition = Api.ConditionDocument & { key: string; rows: Api.RowDocument[] };

/** A column of a table. */
type Column = {
  /** What its head says; "" leaves the corner of a table empty. */
  name: any;
  cell: (row: any, index: number) => any;
  /** Its cells name the row; where no column says so those of the first do. */
  head?: boolean;
  /** Figures are aligned. */
  number?: boolean;
  /** Further classes of its cells. */
  look?: string | null;
  /** What stands before its cells where a row is a block, on a narrow window. */
  says?: string | null;
  attributes?: (row: any) => object;
};
type TableGiven = {
  label: string;
  caption?: any;
  unseen?: boolean;
  kind?: string;
  columns: Array<Column | false>;
  rows: any[];
  line?: (row: any) => object;
};

/** A line or a moment that is named across a plot; below: its name stands below the line. */
type Mark = { value: number; label: string; below?: boolean };
type AxisGiven = { label: string; show: (value: number) => string; axis: object; scale: object };
type PlotGiven = {
  title: string;
  caption: string;
  xs: number[];
  series: Array<{ setup: string | null; values: Array<number | null>; label?: string; dash?: number[] }>;
  x: AxisGiven;
  y: AxisGiven;
  key?: string;
  height?: number;
  thresholds?: Mark[];
  moments?: Mark[];
};

/** What a tab looks at. */
type Found = {
  comparison: Api.ComparisonDocument | null;
  status: Api.Status | null;
  example: boolean;
  error: Error | null;
  /** Why it could not be refreshed; what is there is what was seen last. */
  stale: Error | null;
};

// What a selector or the name of a field finds is written in a template, or made by h, which the checker does not follow.
interface ParentNode {
  querySelector(selectors: string): any;
  querySelectorAll(selectors: string): NodeListOf<any>;
}
interface HTMLFormControlsCollection {
  [name: string]: any;
}

// filter(Boolean) leaves what is there.
interface Array<T> {
  filter(predicate: BooleanConstructor): Exclude<T, null | undefined | false | 0 | "">[];
}
