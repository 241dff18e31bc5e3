/** What GitHub says, one sentence for each second that passes. */
const sentences = [
  'Non-blocking is better than blocking.',
  'Practicality beats purity.',
  'Mind your words, they are important.',
  'Speak like a human.',
  'Anything added dilutes everything else.',
  'Approachable is better than simple.',
  'Keep it logically awesome.',
  'Design for failure.',
  'Half measures are as bad as nothing at all.',
  'Favor focus over features.',
  'Avoid administrative distraction.',
  'Encourage flow.',
  'Responsive is better than fast.',
  "It's not fully shipped until it's fast.",
] as const;

export function zenAt(nowMs: number): string {
  return sentences[Math.floor(nowMs / 1000) % sentences.length] ?? sentences[0];
}
