import { describe, expect, it } from "vitest";
import {
  formatMoment,
  formatNumber,
  formatPublished,
  formatPublishedDay,
  formatSize,
  formatUrl,
  readingMinutes,
} from "./format";

describe("publication dates", () => {
  it.each([
    ["2017", "2017", "2017"],
    ["2017-06", "June 2017", "Jun 2017"],
    ["2017-06-01", "1 June 2017", "1 Jun 2017"],
    ["2026-05-14T18:05:00", "14 May 2026, 18:05", "14 May 2026"],
    ["2026-05-14T18:05:00+02:00", "14 May 2026, 18:05 +02:00", "14 May 2026"],
    ["2026-05-14T23:05:00-0430", "14 May 2026, 23:05 -04:30", "14 May 2026"],
    ["2026-05-14T18:05:09Z", "14 May 2026, 18:05:09 UTC", "14 May 2026"],
    ["0079-08-24", "24 August 79", "24 Aug 79"],
    ["", "", ""],
    ["about Easter", "about Easter", "about Easter"],
  ])("%s is no more precise than it is known", (iso, long, short) => {
    expect(formatPublished(iso)).toBe(long);
    expect(formatPublishedDay(iso)).toBe(short);
  });
});

describe("moments of the user's own", () => {
  const may = Date.UTC(2026, 4, 14, 16, 31);
  it("leave out the year that it is now", () => {
    expect(formatMoment(may, Date.UTC(2026, 11, 1), "Europe/Oslo")).toBe("14 May, 18:31");
  });
  it("say another year", () => {
    expect(formatMoment(may, Date.UTC(2027, 0, 1), "Europe/Oslo")).toBe("14 May 2026, 18:31");
  });
  it("count the year in the user's own zone", () => {
    const newYear = Date.UTC(2026, 11, 31, 23, 30);
    expect(formatMoment(newYear, Date.UTC(2026, 11, 31, 12), "Europe/Oslo")).toBe("1 Jan 2027, 00:30");
  });
});

describe("numbers", () => {
  it("group thousands", () => {
    expect(formatNumber(1284)).toBe("1,284");
  });
  it.each([
    [0, "0 bytes"],
    [1, "1 byte"],
    [999, "999 bytes"],
    [1000, "1 kB"],
    [1500, "1.5 kB"],
    [999_600, "1 MB"],
    [412_000_000, "412 MB"],
    [9_960_000_000, "10 GB"],
  ])("%i bytes", (bytes, expected) => {
    expect(formatSize(bytes)).toBe(expected);
  });
  it.each([
    [0, 1],
    [300, 1],
    [1000, 4],
  ])("%i words", (words, minutes) => {
    expect(readingMinutes(words)).toBe(minutes);
  });
});

it("an address is shown by its host and path", () => {
  expect(formatUrl("https://www.ledger.example/harbour-badges/?utm=1")).toBe("ledger.example/harbour-badges");
  expect(formatUrl("https://ledger.example/")).toBe("ledger.example");
  expect(formatUrl("not an address")).toBe("not an address");
});
