/** Imports an ES module by absolute URL, from code that the notebook kernel has compiled to CommonJS. */
export declare function load<Module>(url: string): Promise<Module>;
