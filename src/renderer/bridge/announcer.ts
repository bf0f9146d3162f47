import { Observable } from '../state/observable.ts'

/** What screen readers are told without moving the focus. One sentence at a time; the newest wins. */
export class Announcer extends Observable<string> {
  constructor() {
    super('')
  }

  say(sentence: string): void {
    this.set(sentence)
  }
}
