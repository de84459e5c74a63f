// Which experiment is being measured just now, whoever asked for it and in whichever tab.

import { experiments } from "./api.js";

const MOST = 20;

/** The experiment that runs, as the list has it; undefined when none does. */
export const underWay = async () =>
  (await experiments.list(0, MOST)).experiments.find(({ status }) => status === "RUNNING");

/** An experiment as the list has it, without its trials. */
export const listed = async (id) =>
  (await experiments.list(0, MOST, `&q=${encodeURIComponent(id)}`)).experiments.find((one) => one.id === id);

/**
 * What people call an experiment.
 * @param {{id: string, label?: string}} one
 */
export const nameOf = ({ id, label }) => label || id;
