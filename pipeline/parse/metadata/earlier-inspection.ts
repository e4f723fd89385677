// 2017年，县委第一巡察组曾对我局开展巡察; 曾于2019年3月接受县委巡察. Not 曾任巡察组组长.
const EARLIER = /曾(?:经)?(?!任|某|担任|参加|参与)[^。;]{0,40}巡[视察查]/;

/** True for a sentence that tells of an inspection before the one the notice answers. */
export function tellsEarlierInspection(sentence: string): boolean {
  return EARLIER.test(sentence);
}
