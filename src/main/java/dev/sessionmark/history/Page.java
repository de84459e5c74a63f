package dev.sessionmark.history;

import java.util.List;

/**
 * Some of many.
 *
 * @param items those of this page
 * @param page its number, from 0
 * @param size most items on a page
 * @param total items on all pages
 */
public record Page<T>(List<T> items, int page, int size, long total) {}
