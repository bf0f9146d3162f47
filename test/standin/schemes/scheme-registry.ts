import { SchemeAddresses } from './scheme-addresses.ts'

export type SchemeHandler = Parameters<Electron.Protocol['handle']>[1]

/** What the application told Electron of its own schemes. */
export class SchemeRegistry {
  readonly addresses = new SchemeAddresses()
  readonly handlers = new Map<string, SchemeHandler>()
  readonly privileges = new Map<string, Electron.Privileges>()
  /** Why the handler of an address gave no answer, in Chromium's words, until somebody asks. */
  readonly failures = new Map<string, string>()
  #listeners: (() => void)[] = []

  setPrivileges(scheme: string, privileges: Electron.Privileges): void {
    this.privileges.set(scheme.toLowerCase(), privileges)
    this.addresses.add(scheme)
  }

  setHandler(scheme: string, handler: SchemeHandler): void {
    this.handlers.set(scheme, handler)
    this.addresses.add(scheme)
    for (const listener of this.#listeners) listener()
  }

  /** Schemes the page may `fetch`; Blink itself refuses the others. */
  fetchable(): string[] {
    return [...this.privileges]
      .filter(([, { supportFetchAPI }]) => supportFetchAPI === true)
      .map(([name]) => name)
  }

  /** Tells open pages that there is a scheme more. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener)
  }
}

/** The one registry of the process, as Electron has one `protocol`. */
export const schemes = new SchemeRegistry()
