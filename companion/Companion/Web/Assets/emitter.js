// Who wants to know, and of what.
export class Emitter {
  #wanting = new Map();

  on(event, call) {
    const calls = this.#wanting.get(event) ?? [];
    calls.push(call);
    this.#wanting.set(event, calls);
  }

  emit(event, ...what) {
    for (const call of this.#wanting.get(event) ?? []) {
      call(...what);
    }
  }
}
