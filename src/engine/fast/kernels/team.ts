import {
  arrivedWord,
  barrierSleepersWord,
  counters,
  jobSleepersWord,
  jobWord,
  leaveJob,
  maxPhases,
  mayBlockWord,
  presentWord,
  releaseWord,
  waitResult,
} from "../layout";

/** Looks at a word before a thread goes to sleep over it: some fifty microseconds, more than threads that run differ by. */
const barrierPatience: i32 = 50000;
/** Between two steps the caller has other work to do, so members look longer. */
const jobPatience: i32 = 250000;

/*
 * What a wait returns is stored, though nobody reads it: in V8 11 (Node 20) unoptimised code loses the value
 * below a wait's operands, which with the store is the constant address.
 */

/** This thread's number in the team, and the team's size in this job. */
let member: i32 = 0;
let team: i32 = 1;
/** Phase of the job, and how many threads' shares of it this one has seen the end of. */
let phase: i32 = -1;
let exhausted: i32 = 0;

export function memberNumber(): i32 {
  return member;
}

export function teamSize(): i32 {
  return team;
}

/** Begins a job on the calling thread, with whoever has joined by now. */
export function beginJob(kind: i32): void {
  member = 0;
  team = 1 + (atomic.load<i32>(presentWord) & 255);
  enterJob();
  memory.fill(counters, 0, maxPhases * 64);
  if (team === 1) return;
  const number = (atomic.load<u32>(jobWord) >> 8) + 1;
  atomic.store<u32>(jobWord, (number << 8) | (team << 4) | kind);
  if (atomic.load<i32>(jobSleepersWord) > 0) atomic.notify(jobWord, -1);
}

function enterJob(): void {
  phase = -1;
  nextPhase();
}

/** Sends all members away, and lets no more join on the ticket they hold; returns the next ticket. */
export function dismissTeam(): i32 {
  const ticket = (atomic.add<i32>(presentWord, 256) >> 8) + 1;
  const number = (atomic.load<u32>(jobWord) >> 8) + 1;
  atomic.store<u32>(jobWord, (number << 8) | leaveJob);
  atomic.notify(jobWord, -1);
  while ((atomic.load<i32>(presentWord) & 255) > 0) {
    // They leave at once: none is busy, as the caller is not.
  }
  return ticket;
}

/** Joins the team; returns what `awaitJob` needs to know of the jobs so far, or -1 where the ticket has expired. */
export function joinTeam(ticket: i32): i32 {
  const seen = atomic.load<i32>(jobWord); // before joining, so that no job that counts on us is missed
  let present = atomic.load<i32>(presentWord);
  while (present >> 8 === ticket) {
    const found = atomic.cmpxchg<i32>(presentWord, present, present + 1);
    if (found === present) {
      member = (present & 255) + 1;
      return seen;
    }
    present = found;
  }
  return -1;
}

export function leaveTeam(): void {
  atomic.sub<i32>(presentWord, 1);
}

/** Waits for the next job this thread takes part in; returns its word. */
export function awaitJob(seen: i32): i32 {
  let word = seen;
  for (;;) {
    word = atomic.load<i32>(jobWord);
    for (let looks = jobPatience; word === seen && looks > 0; looks--) word = atomic.load<i32>(jobWord);
    if (word === seen) {
      atomic.add<i32>(jobSleepersWord, 1);
      store<i32>(waitResult, atomic.wait<i32>(jobWord, seen, -1));
      atomic.sub<i32>(jobSleepersWord, 1);
      continue;
    }
    seen = word;
    team = (word >> 4) & 15;
    if ((word & 15) === leaveJob || member < team) {
      enterJob();
      break;
    }
  }
  return word;
}

/** Lets no thread go on before all have come; then the next phase begins. */
export function endPhase(): void {
  if (team > 1) meet();
  nextPhase();
}

/** Goes on to the next phase without waiting: its work does not depend on what others still do. */
export function nextPhase(): void {
  phase++;
  exhausted = 0;
}

function meet(): void {
  const release = atomic.load<i32>(releaseWord);
  if (atomic.add<i32>(arrivedWord, 1) === team - 1) {
    atomic.store<i32>(arrivedWord, 0);
    atomic.store<i32>(releaseWord, release + 1);
    if (atomic.load<i32>(barrierSleepersWord) > 0) atomic.notify(releaseWord, -1);
    return;
  }
  const mayBlock = member > 0 || load<i32>(mayBlockWord) !== 0;
  for (;;) {
    for (let looks = barrierPatience; looks > 0; looks--) {
      if (atomic.load<i32>(releaseWord) !== release) return;
    }
    if (!mayBlock) continue;
    atomic.add<i32>(barrierSleepersWord, 1);
    store<i32>(waitResult, atomic.wait<i32>(releaseWord, release, -1));
    atomic.sub<i32>(barrierSleepersWord, 1);
  }
}

/**
 * A piece of the phase's work, 0 to `pieces` - 1, that nobody has taken yet; -1 when there is none.
 *
 * Each thread has a share of neighbouring pieces, the same ones at every step, so that they stay in its
 * cache; who has finished early helps the others.
 */
export function claim(pieces: i32): i32 {
  while (exhausted < team) {
    let owner = member + exhausted;
    if (owner >= team) owner -= team;
    const first = (pieces * owner) / team;
    const end = (pieces * (owner + 1)) / team;
    const piece = first + atomic.add<i32>(counters + (phase << 6) + (owner << 2), 1);
    if (piece < end) return piece;
    exhausted++;
  }
  exhausted = 0;
  return -1;
}
