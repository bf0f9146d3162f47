// Node has WebAssembly, its types do not: they are part of the DOM library, which nothing here may see.
declare namespace WebAssembly {
  class Module {
    private readonly brand
  }
  class Memory {
    readonly buffer: ArrayBuffer
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, (...values: never[]) => number>>)
    readonly exports: Readonly<Record<string, unknown>>
  }
  class RuntimeError extends Error {}
  function compile(bytes: Uint8Array): Promise<Module>
}
